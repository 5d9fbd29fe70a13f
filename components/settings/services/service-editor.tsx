"use client";
import { useRouter } from "next/navigation";
import { useState, type FormEvent } from "react";
import { useChange } from "#components/requests/use-change.ts";
import { Button } from "#components/ui/button.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Section } from "#components/ui/section.tsx";
import { showToast } from "#components/ui/toast.ts";
import { submitService } from "#lib/services/server-actions.ts";
import type { ServiceSettings } from "#lib/services/types.ts";
import { AudienceFields } from "./audience-fields.tsx";
import { BasicFields } from "./basic-fields.tsx";
import { FieldList } from "./field-list.tsx";
import { HandlingFields } from "./handling-fields.tsx";
import { draftOf, type ServiceDraft } from "./service-draft.ts";
import { ServicePreview } from "./service-preview.tsx";

const LIST = "/settings/services";

type ServiceEditorProps = {
  service: ServiceSettings | null;
  agents: readonly { id: string; displayName: string }[];
  departments: readonly string[];
  ownName: string;
};

/** One service: what it is called, its form, who finds it, who gets it, and how employees see it. */
export function ServiceEditor({ service, agents, departments, ownName }: ServiceEditorProps) {
  const router = useRouter();
  const [draft, setDraft] = useState(() => draftOf(service));
  const { run, isRunning, error, fieldErrors, clearError } = useChange();
  const change = (part: Partial<ServiceDraft>) => {
    setDraft({ ...draft, ...part });
    clearError();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    run(
      () => submitService(draft),
      () => {
        showToast({ status: "done", title: `${draft.title} is saved.` });
        router.push(LIST);
      },
    );
  };
  const parts = { draft, onChange: change, errors: fieldErrors };
  return (
    <form onSubmit={submit} noValidate aria-label="Service">
      <Section title="About" help="How it stands in the portal.">
        <BasicFields {...parts} />
      </Section>
      <Section title="Form" help="In this order. “Details” and “Files” always come last.">
        <FieldList {...parts} />
      </Section>
      <Section title="Preview" help="As employees see it. Nothing is sent from here.">
        <ServicePreview draft={draft} ownName={ownName} />
      </Section>
      <Section title="Who may ask" help="Others don’t find it, and can’t file it by its address.">
        <AudienceFields
          audience={draft.audience}
          onChange={(audience) => change({ audience })}
          departmentsError={fieldErrors["audience.departments"]}
          groupsError={fieldErrors["audience.groups"]}
          departments={departments}
        />
      </Section>
      <Section title="Handling" help="What happens to a new request.">
        <HandlingFields {...parts} agents={agents} />
      </Section>
      <div className="flex flex-wrap items-center gap-2 border-t border-line pt-5">
        <Button type="submit" variant="primary" isRunning={isRunning} runningLabel="Saving…">
          {service === null ? "Add service" : "Save service"}
        </Button>
        <LinkButton href={LIST} variant="ghost">
          Cancel
        </LinkButton>
        {error === null ? null : (
          <p role="alert" className="text-danger-text">
            {error}
          </p>
        )}
      </div>
    </form>
  );
}
