import type { Metadata } from "next";
import { DecisionLog } from "#components/settings/it-agent/decision-log.tsx";
import { ModelForm } from "#components/settings/it-agent/model-form.tsx";
import { ModelUsage } from "#components/settings/it-agent/model-usage.tsx";
import { StopSwitch } from "#components/settings/it-agent/stop-switch.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { PageBody, PageScroll, PageTitle } from "#components/ui/page-layout.tsx";
import { Section } from "#components/ui/section.tsx";
import { loadAgentSettings } from "#lib/playbooks/loaders.ts";

export const metadata: Metadata = { title: "IT Agent" };

export default async function ItAgentPage() {
  const { settings, hasKey, log, ...used } = await loadAgentSettings();
  return (
    <>
      <PageHead title="IT Agent" isTitleHidden crumbs={[{ label: "Settings", href: "/settings" }]} />
      <PageScroll>
        <PageBody>
          <PageTitle
            title="IT Agent"
            lede="It reads what requesters write and proposes a published playbook. What it may do is decided by the playbook and the rules, never by the text or a model."
          />
          <Section title="Working" help="Stopping it takes effect at once.">
            <StopSwitch stopped={settings.stopped} />
          </Section>
          <Section title="Model" help="Chooses among what is published, and nothing else.">
            <ModelUsage model={settings.model} {...used} />
            <ModelForm model={settings.model} hasKey={hasKey} />
          </Section>
          <Section title="What leaves the house" help="Only with a model.">
            <ul className="grid max-w-160 list-disc gap-1 pl-4 text-ink-2">
              <li>
                The title and the messages of the requester on that one request, at most 4,000 characters.
              </li>
              <li>Name and description of the playbooks this requester may use.</li>
              <li>Names of groups, apps and people that these messages mention.</li>
            </ul>
            <p className="mt-2 max-w-160 text-ink-2">
              Never: other requests, internal notes, what agents write, attachments, ids, passwords or keys.
            </p>
          </Section>
          <Section title="Decisions" help="The newest hundred.">
            <DecisionLog log={log} />
          </Section>
        </PageBody>
      </PageScroll>
    </>
  );
}
