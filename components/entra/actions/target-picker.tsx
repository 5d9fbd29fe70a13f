"use client";
import { useQuery } from "@tanstack/react-query";
import type { Ref } from "react";
import { Tile } from "#components/ui/avatar.tsx";
import { Combobox } from "#components/ui/combobox.tsx";
import { Field } from "#components/ui/field.tsx";
import type { ActionTarget, CardEligibility } from "#lib/entra/actions/panel-types.ts";
import type { TargetField } from "#lib/entra/actions/types.ts";
import { fetchJson } from "../fetch-json.ts";
import { GroupKindIcon } from "./group-kind-icon.tsx";

type TargetPickerProps = {
  actionKey: string;
  subjectObjectId: string;
  field: TargetField;
  value: string | null;
  onValueChange: (objectId: string | null) => void;
  error: string | null;
  isDisabled: boolean;
  ref: Ref<HTMLInputElement>;
};

type Targets = { targets: readonly ActionTarget[] };

/** What each kind of target is called, and how it looks. */
const KINDS = {
  group: {
    label: "Groups",
    empty: (query: string) => `No group called “${query}”`,
    help: "Groups come from Entra. A new one shows after the next sync.",
    icon: ({ kind }: ActionTarget) => <GroupKindIcon kind={kind} />,
  },
  app: {
    label: "Apps",
    empty: (query: string) => `No app called “${query}”`,
    help: "Apps come from Entra. A new one shows after the next sync.",
    icon: ({ displayName }: ActionTarget) => <Tile name={displayName} size={20} />,
  },
} as const;

/** Groups or apps with "will it work": those that can first, the others with their reason. */
export function TargetPicker(props: TargetPickerProps) {
  const { actionKey, subjectObjectId, field, value, onValueChange, error, isDisabled, ref } = props;
  const chosen = useActionTarget(actionKey, subjectObjectId, value).data ?? null;
  const { label, empty, help, icon } = KINDS[field.kind];
  const optionOf = (target: ActionTarget) => ({
    value: target.objectId,
    label: target.displayName,
    detail: target.kind || undefined,
    icon: icon(target),
    unavailableReason: reasonOf(target.eligibility),
  });
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
          label={label}
          placeholder={field.placeholder}
          disabled={isDisabled}
          value={chosen === null ? null : optionOf(chosen)}
          onValueChange={(option) => onValueChange(option?.value ?? null)}
          queryKey={["action-targets", actionKey, subjectObjectId]}
          loadOptions={load}
          emptyTitle={empty}
          emptyHelp={help}
        />
      )}
    </Field>
  );
}

/** The chosen target with its choices, its changes and whether it can work, fresh from the server. */
export function useActionTarget(actionKey: string, subjectObjectId: string, objectId: string | null) {
  const search = new URLSearchParams({
    action: actionKey,
    subject: subjectObjectId,
    target: objectId ?? "",
  });
  return useQuery({
    queryKey: ["action-target", actionKey, subjectObjectId, objectId],
    queryFn: async ({ signal }) =>
      (await fetchJson<Targets>(`/api/actions/targets?${search}`, signal)).targets[0] ?? null,
    enabled: objectId !== null,
  });
}

/** In words why a target can't work; undefined when it can. */
export function reasonOf(eligibility: CardEligibility): string | undefined {
  if (eligibility.status === "ready") return undefined;
  if (eligibility.status === "already-so") return eligibility.sentence;
  return eligibility.whereToDoIt === null
    ? eligibility.reason
    : `${eligibility.reason} ${eligibility.whereToDoIt}`;
}
