"use client";
import { useQuery } from "@tanstack/react-query";
import type { Ref } from "react";
import { Combobox } from "#components/ui/combobox.tsx";
import { Field } from "#components/ui/field.tsx";
import type { CardEligibility, GroupTarget } from "#lib/entra/actions/panel-types.ts";
import type { ActionField } from "#lib/entra/actions/types.ts";
import { fetchJson } from "../fetch-json.ts";
import { GroupKindIcon } from "./group-kind-icon.tsx";

type GroupPickerProps = {
  actionKey: string;
  subjectObjectId: string;
  field: ActionField;
  value: string | null;
  onValueChange: (groupObjectId: string | null) => void;
  error: string | null;
  isDisabled: boolean;
  ref: Ref<HTMLInputElement>;
};

type Targets = { targets: readonly GroupTarget[] };

/** Groups with "will it work": those that can first, the others with their reason. */
export function GroupPicker(props: GroupPickerProps) {
  const { actionKey, subjectObjectId, field, value, onValueChange, error, isDisabled, ref } = props;
  const chosen = useGroupTarget(actionKey, subjectObjectId, value).data ?? null;
  const load = async (q: string, signal: AbortSignal) => {
    const search = new URLSearchParams({ action: actionKey, subject: subjectObjectId, q });
    const { targets } = await fetchJson<Targets>(`/api/actions/targets?${search}`, signal);
    return targets.map(optionOf);
  };
  return (
    <Field label={field.label} error={error}>
      {(control) => (
        <Combobox
          {...control}
          ref={ref}
          label="Groups"
          placeholder={field.placeholder}
          disabled={isDisabled}
          value={chosen === null ? null : optionOf(chosen)}
          onValueChange={(option) => onValueChange(option?.value ?? null)}
          queryKey={["action-targets", actionKey, subjectObjectId]}
          loadOptions={load}
          emptyTitle={(query) => `No group called “${query}”`}
          emptyHelp="Groups come from Entra. A new one shows after the next sync."
        />
      )}
    </Field>
  );
}

/** The chosen group with its changes and whether it can work, fresh from the server. */
export function useGroupTarget(actionKey: string, subjectObjectId: string, groupObjectId: string | null) {
  const search = new URLSearchParams({
    action: actionKey,
    subject: subjectObjectId,
    group: groupObjectId ?? "",
  });
  return useQuery({
    queryKey: ["action-target", actionKey, subjectObjectId, groupObjectId],
    queryFn: async ({ signal }) =>
      (await fetchJson<Targets>(`/api/actions/targets?${search}`, signal)).targets[0] ?? null,
    enabled: groupObjectId !== null,
  });
}

function optionOf({ objectId, displayName, kind, eligibility }: GroupTarget) {
  return {
    value: objectId,
    label: displayName,
    detail: kind,
    icon: <GroupKindIcon kind={kind} />,
    unavailableReason: eligibility.status === "not-possible" ? eligibility.reason : reasonOf(eligibility),
  };
}

/** In words why a target can't work; undefined when it can. */
export function reasonOf(eligibility: CardEligibility): string | undefined {
  if (eligibility.status === "ready") return undefined;
  if (eligibility.status === "already-so") return eligibility.sentence;
  return eligibility.whereToDoIt === null
    ? eligibility.reason
    : `${eligibility.reason} ${eligibility.whereToDoIt}`;
}
