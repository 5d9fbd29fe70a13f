"use client";
import { useRouter } from "next/navigation";
import { useId, useState, type FormEvent } from "react";
import { useChange } from "#components/requests/use-change.ts";
import { ChangeProblem } from "#components/settings/protection/change-problem.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Section } from "#components/ui/section.tsx";
import { showToast } from "#components/ui/toast.ts";
import { submitBundle, submitBundleRemoval } from "#lib/bundles/server-actions.ts";
import type { BundleEditorPage } from "#lib/bundles/types.ts";
import { AppRows } from "./app-rows.tsx";
import { draftOf, type BundleDraft } from "./bundle-draft.ts";
import { GroupRows } from "./group-rows.tsx";

const LIST = "/bundles";

/** One bundle: whose it is, its groups, its apps and how each is given. */
export function BundleEditor({ page }: { page: BundleEditorPage }) {
  const router = useRouter();
  const [draft, setDraft] = useState(() => draftOf(page));
  const saving = useChange();
  const removing = useChange();
  const departmentsId = useId();
  const { bundle, isBaseline, departments } = page;
  const missing = bundle?.missing ?? [];
  const change = (part: Partial<BundleDraft>) => {
    setDraft({ ...draft, ...part });
    saving.clearError();
  };
  const leave = (title: string) => {
    showToast({ status: "done", title });
    router.push(LIST);
  };
  const name = isBaseline ? "The baseline" : draft.department;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.run(
      () => submitBundle(draft),
      () => leave(`${name} is saved.`),
    );
  };
  const { id, version } = draft;
  const remove = () =>
    id === null
      ? undefined
      : removing.run(
          () => submitBundleRemoval({ id, version }),
          () => leave(`${name} is removed.`),
        );
  return (
    <form onSubmit={submit} noValidate aria-label="Bundle">
      {isBaseline ? null : (
        <Section title="Department" help="As in Entra or in the files of HR.">
          <Field label="Department" error={saving.fieldErrors["department"]} className="max-w-80">
            {({ isInvalid, ...control }) => (
              <Input
                {...control}
                isInvalid={isInvalid}
                list={departmentsId}
                maxLength={120}
                value={draft.department}
                onChange={(event) => change({ department: event.target.value })}
              />
            )}
          </Field>
          <datalist id={departmentsId}>
            {departments.map((each) => (
              <option key={each} value={each}>
                {each}
              </option>
            ))}
          </datalist>
        </Section>
      )}
      <Section title="Groups" help="Everybody it is for becomes a member.">
        <GroupRows
          groups={draft.groups}
          missing={missing}
          error={saving.fieldErrors["groups"]}
          onChange={(groups) => change({ groups })}
        />
      </Section>
      <Section title="Apps" help="Each by one way: a group that brings it, or directly in a role.">
        <AppRows
          apps={draft.apps}
          missing={missing}
          error={saving.fieldErrors["apps"]}
          onChange={(apps) => change({ apps })}
        />
      </Section>
      <div className="flex flex-wrap items-center gap-2 border-t border-line pt-5">
        <Button type="submit" variant="primary" isRunning={saving.isRunning} runningLabel="Saving…">
          {bundle === null ? "Add bundle" : "Save bundle"}
        </Button>
        <LinkButton href={LIST} variant="ghost">
          Cancel
        </LinkButton>
        {bundle === null ? null : (
          <Button
            isRunning={removing.isRunning}
            runningLabel="Removing…"
            onClick={remove}
            className="ml-auto"
          >
            Remove bundle
          </Button>
        )}
      </div>
      <ChangeProblem words={saving.error ?? removing.error} />
    </form>
  );
}
