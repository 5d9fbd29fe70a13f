import { Notice } from "#components/ui/notice.tsx";
import { StatusMark } from "#components/ui/status-mark.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { AuditCheck } from "#lib/audit/types.ts";
import { entryHref } from "./audit-href.ts";
import { LogTime } from "./log-time.tsx";
import { VerifyButton } from "./verify-button.tsx";

type Checks = Record<AuditCheck["extent"], AuditCheck | null>;

/** Whether the log was verified, when, how much of it, and what was found. */
export function ChainState({ checks }: { checks: Checks }) {
  const broken = brokenOf(checks);
  if (broken !== null) return <Broken check={broken} />;
  const { all, newest } = checks;
  return (
    <div className="flex min-h-10 flex-none flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-inset py-1.5 pr-4 pl-5 text-12 text-ink-2 max-sm:px-4">
      {all === null || all.rows === 0 ? (
        <StatusMark glyph="hollow" tone="quiet">
          Not verified as a whole yet
        </StatusMark>
      ) : (
        <span className="inline-flex flex-wrap items-center gap-x-1.5">
          <StatusMark glyph="check">Intact</StatusMark>
          <span>
            {entries(all.rows)}, verified on <LogTime at={all.at} />
          </span>
        </span>
      )}
      {newest === null || (all !== null && newest.at < all.at) ? null : (
        <span>
          The newest {entries(newest.rows)} on <LogTime at={newest.at} />
        </span>
      )}
      <span className="ml-auto">
        <VerifyButton />
      </span>
    </div>
  );
}

/** A later verification of the newest entries says nothing about a break that lies before them. */
function brokenOf({ all, newest }: Checks): AuditCheck | null {
  if (newest !== null && newest.problem !== null) return newest;
  return all !== null && all.problem !== null ? all : null;
}

function Broken({ check }: { check: AuditCheck }) {
  const seq = check.problem?.seq ?? null;
  return (
    <div className="flex-none border-b border-line px-5 py-3 max-sm:px-4">
      <Notice tone="danger" title="The audit log is not intact" action={<VerifyButton />}>
        <p>
          {check.problem?.words} Found on <LogTime at={check.at} />; good before it: {entries(check.rows)}.{" "}
          {seq === null ? null : <TextLink href={entryHref(seq)}>Look at entry {figure(seq)}</TextLink>}
        </p>
        <p>
          Keep a copy of the data folder, then compare with a backup: <code>gatehouse audit verify</code> says
          the same on any copy.
        </p>
      </Notice>
    </div>
  );
}

const entries = (count: number) => `${figure(count)} ${count === 1 ? "entry" : "entries"}`;
const figure = (count: number) => count.toLocaleString("en-GB");
