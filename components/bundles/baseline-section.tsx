import { LinkButton } from "#components/ui/link-button.tsx";
import { Section } from "#components/ui/section.tsx";
import { StatusMark } from "#components/ui/status-mark.tsx";
import type { BundlesPage } from "#lib/bundles/types.ts";
import { missingWords, namesInShort, peopleWords } from "./bundle-words.ts";

/** The baseline for everybody in short, with the way to change it. */
export function BaselineSection({ page: { baseline, mayEdit } }: { page: BundlesPage }) {
  return (
    <Section title="Everybody" help="The baseline, whatever the department.">
      {baseline === null ? (
        <p className="text-ink-2">
          There is no baseline yet: people get what their department’s bundle says.
        </p>
      ) : (
        <dl className="grid max-w-200 grid-cols-[64px_minmax(0,1fr)] gap-x-3 gap-y-1">
          <dt className="text-ink-3">Groups</dt>
          <dd>{namesInShort(baseline.groups)}</dd>
          <dt className="text-ink-3">Apps</dt>
          <dd>{namesInShort(baseline.apps)}</dd>
          <dt className="text-ink-3">For</dt>
          <dd className="text-ink-2 tabular-nums">{peopleWords(baseline.peopleCount)}</dd>
        </dl>
      )}
      {baseline === null || baseline.missing.length === 0 ? null : (
        <p className="mt-2">
          <StatusMark glyph="alert">{missingWords(baseline.missing.length)}</StatusMark>
        </p>
      )}
      {baseline === null && !mayEdit ? null : (
        <LinkButton href="/bundles/everybody" className="mt-3">
          <span>
            {mayEdit ? (baseline === null ? "Set the baseline" : "Edit") : "View"}
            {baseline === null ? null : <span className="sr-only"> the baseline</span>}
          </span>
        </LinkButton>
      )}
    </Section>
  );
}
