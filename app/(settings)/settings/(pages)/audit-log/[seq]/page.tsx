import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { EntryDetails } from "#components/audit/entry-details.tsx";
import { EntryFacts, EntryIds } from "#components/audit/entry-facts.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { PageBody, PageScroll, PageTitle } from "#components/ui/page-layout.tsx";
import { Section } from "#components/ui/section.tsx";
import { eventWords } from "#lib/audit/audit-words.ts";
import { loadAuditEntry } from "#lib/audit/loaders.ts";
import { pageContext } from "#lib/platform/session.ts";

export const metadata: Metadata = { title: "Audit log entry" };

const CRUMBS = [{ label: "Audit log", href: "/settings/audit-log" }];

export default async function AuditEntryPage({ params }: { params: Promise<{ seq: string }> }) {
  const seq = Number((await params).seq);
  const entry = Number.isSafeInteger(seq) ? loadAuditEntry(await pageContext(), seq) : null;
  if (entry === null) notFound();
  const title = eventWords(entry.event, entry.details);
  return (
    <>
      <PageHead title={`Entry ${seq}`} isTitleHidden crumbs={CRUMBS} />
      <PageScroll>
        <PageBody>
          <PageTitle title={title} />
          <Section title="What happened">
            <EntryFacts entry={entry} />
          </Section>
          <Section title="Details" help="Before and after, reasons, and what was asked for.">
            <EntryDetails details={entry.details} />
          </Section>
          <Section title="Proof" help="Each entry’s hash covers the entry and the hash before it.">
            <EntryIds entry={entry} />
          </Section>
        </PageBody>
      </PageScroll>
    </>
  );
}
