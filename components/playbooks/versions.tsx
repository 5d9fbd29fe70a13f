"use client";
import { useChange } from "#components/requests/use-change.ts";
import { Button } from "#components/ui/button.tsx";
import { Section } from "#components/ui/section.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { Time } from "#components/ui/time.tsx";
import { sendPlaybookRestore } from "#lib/playbooks/server-actions.ts";

export type Version = { version: number; publishedAt: number; publishedByName: string };
type VersionsProps = { playbookId: string; versions: readonly Version[]; current: number | null };

/** What was published, newest first; an earlier one can become the draft again. */
export function Versions({ playbookId, versions, current }: VersionsProps) {
  const { run, isRunning, error } = useChange();
  return (
    <Section title="History" help="Requests keep the version they were answered with.">
      {versions.length === 0 ? <p className="text-ink-2">It was never published.</p> : null}
      <ul className="grid max-w-200">
        {versions.map(({ version, publishedAt, publishedByName }) => (
          <li
            key={version}
            className="flex flex-wrap items-center gap-2 border-t border-line py-2 first:border-t-0"
          >
            <b className="font-medium">{`Version ${version}`}</b>
            {version === current ? <Tag tone="success">Newest</Tag> : null}
            <span className="text-ink-2">
              {`${publishedByName}, `}
              <Time at={publishedAt} />
            </span>
            <Button
              size="s"
              className="ml-auto"
              isRunning={isRunning}
              aria-label={`Restore version ${version}`}
              onClick={() => run(() => sendPlaybookRestore({ playbookId, version }))}
            >
              Restore
            </Button>
          </li>
        ))}
      </ul>
      {error === null ? null : (
        <p role="alert" className="mt-2 text-12 text-danger-text">
          {error}
        </p>
      )}
    </Section>
  );
}
