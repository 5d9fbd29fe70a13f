"use client";
import { useQueryClient } from "#components/ui/query.ts";
import type { Ref } from "react";
import { Tile } from "#components/ui/avatar.tsx";
import { Combobox } from "#components/ui/combobox.tsx";
import { Field } from "#components/ui/field.tsx";
import { MOST_TARGETS } from "#lib/entra/actions/constants.ts";
import type { ActionTarget } from "#lib/entra/actions/panel-types.ts";
import type { TargetField } from "#lib/entra/actions/types.ts";
import { ChoiceField } from "./choice-field.tsx";
import { GroupKindIcon } from "./group-kind-icon.tsx";
import { reasonOf, type ChosenTarget } from "./pairs.ts";
import { TargetRow } from "./target-row.tsx";
import type { TargetView } from "./target-view.ts";
import { searchTargets, targetKeyOf, type FormSubject } from "./use-action-targets.ts";

type TargetsFieldProps = {
  subject: FormSubject;
  field: TargetField;
  views: readonly TargetView[];
  /** With several people, what one of them has already is still worth choosing. */
  isForSeveral: boolean;
  choiceLabel: string | null;
  error: string | null;
  choiceError: string | null;
  isDisabled: boolean;
  onTargetsChange: (targets: readonly ChosenTarget[]) => void;
  onChoose: (objectId: string, access: string) => void;
  ref: Ref<HTMLInputElement>;
};

/** What each kind of target is called, and how it looks. */
const KINDS = {
  group: {
    list: "Groups",
    more: "Add another group",
    empty: (query: string) => `No group called “${query}”`,
    help: "Groups come from Entra. A new one shows after the next sync.",
    icon: ({ kind }: ActionTarget) => <GroupKindIcon kind={kind} />,
  },
  app: {
    list: "Apps",
    more: "Add another app",
    empty: (query: string) => `No app called “${query}”`,
    help: "Apps come from Entra. A new one shows after the next sync.",
    icon: ({ displayName }: ActionTarget) => <Tile name={displayName} size={20} />,
  },
} as const;

/** Groups or apps with "will it work": the chosen ones, each with its way, and a picker for more. */
export function TargetsField(props: TargetsFieldProps) {
  const { subject, field, views, choiceLabel, error, choiceError, isDisabled, onTargetsChange, onChoose } =
    props;
  const client = useQueryClient();
  const { list, more, empty, help, icon } = KINDS[field.kind];
  const chosen = views.map(({ objectId, choice }) => ({ objectId, access: choice?.value ?? null }));
  const isFull = views.length >= MOST_TARGETS;
  const load = async (q: string, signal: AbortSignal) => {
    const targets = await searchTargets(subject, q, signal);
    // What was just read needs no second look when it is chosen.
    for (const target of targets) client.setQueryData(targetKeyOf(subject, target.objectId), target);
    return targets.map((target) => ({
      value: target.objectId,
      label: target.displayName,
      detail: target.kind,
      icon: icon(target),
      unavailableReason: views.some((view) => view.objectId === target.objectId)
        ? "Chosen already."
        : props.isForSeveral
          ? undefined
          : reasonOf(target.eligibility),
    }));
  };
  return (
    <div className="grid gap-1.5">
      <Field label={field.label} error={error} help={isFull ? `${MOST_TARGETS} at once is the most.` : null}>
        {(control) => (
          <Combobox
            {...control}
            ref={props.ref}
            label={list}
            placeholder={views.length === 0 ? field.placeholder : more}
            disabled={isDisabled || isFull}
            value={null}
            onValueChange={(option) => {
              if (option !== null) onTargetsChange([...chosen, { objectId: option.value, access: null }]);
            }}
            queryKey={["action-targets", subject, views.map(({ objectId }) => objectId)]}
            loadOptions={load}
            emptyTitle={empty}
            emptyHelp={help}
          />
        )}
      </Field>
      {views.length === 0 ? null : (
        <ul aria-label={`Chosen ${list.toLowerCase()}`} className="grid gap-1">
          {views.map((view) => (
            <TargetRow
              key={view.objectId}
              view={view}
              icon={view.answer ? icon(view.answer) : null}
              isDisabled={isDisabled}
              onRemove={() => onTargetsChange(chosen.filter(({ objectId }) => objectId !== view.objectId))}
            >
              {choiceLabel === null || view.choices.length === 0 ? null : (
                <ChoiceField
                  label={choiceLabel}
                  about={views.length > 1 ? (view.answer?.displayName ?? null) : null}
                  choices={view.choices}
                  value={view.choice?.value ?? null}
                  error={view.choice === null ? choiceError : null}
                  isDisabled={isDisabled}
                  onValueChange={(value) => onChoose(view.objectId, value)}
                />
              )}
            </TargetRow>
          ))}
        </ul>
      )}
    </div>
  );
}
