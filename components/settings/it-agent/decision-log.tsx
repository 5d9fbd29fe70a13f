import { Time } from "#components/ui/time.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { AgentLogRow } from "#lib/playbooks/loaders.ts";
import { costWords } from "./cost-words.ts";

const CAME: Record<string, string> = {
  silent: "Stayed silent",
  proposed: "Proposed",
  asked: "Asked the requester",
  "asked-approval": "Asked for approval by itself",
  acted: "Began by itself",
  tried: "Tried a message",
};

const CHOSEN: Record<AgentLogRow["by"], string> = {
  matcher: "by words",
  model: "by model",
  key: "through an access key",
};

/** The newest decisions; of the text only a digest is kept. */
export function DecisionLog({ log }: { log: readonly AgentLogRow[] }) {
  if (log.length === 0) return <p className="text-ink-2">Nothing was decided yet.</p>;
  return (
    <ul aria-label="Decisions" className="max-w-200">
      {log.map(({ id, at, number, playbook, by, outcome, tokens, costMicros, tookMs }) => (
        <li
          key={id}
          className="flex flex-wrap items-baseline gap-x-3 border-t border-line py-2 first:border-t-0"
        >
          {number === null ? null : <TextLink href={`/requests/${number}`}>{`REQ-${number}`}</TextLink>}
          <span className="min-w-0 flex-1">
            {CAME[outcome] ?? outcome}
            {playbook === null ? "" : `: ${playbook}`}
          </span>
          <span className="text-12 text-ink-3">
            {CHOSEN[by]}
            {`, ${tokens.toLocaleString("en-GB")} tokens, cost ${costWords(costMicros / 1_000_000)}`}
            {outcome === "tried" ? ", " : `, ${tookMs} ms, `}
            <Time at={at} />
          </span>
        </li>
      ))}
    </ul>
  );
}
