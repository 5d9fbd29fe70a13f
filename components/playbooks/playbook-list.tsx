import type { ReactNode } from "react";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Link } from "#components/ui/link.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { Time } from "#components/ui/time.tsx";
import type { PlaybookRow, PlaybookState } from "#lib/playbooks/types.ts";

const TONE = { Draft: "plain", Published: "success", Paused: "warning" } as const;
const WORD: Record<PlaybookState, string> = { Draft: "Draft", Published: "On", Paused: "Paused" };

type PlaybookListProps = { rows: readonly PlaybookRow[]; isAdmin: boolean; begin: ReactNode };

/** All playbooks, with how far each may go and how often it was used lately; `begin` is the way to the first. */
export function PlaybookList({ rows, isAdmin, begin }: PlaybookListProps) {
  if (rows.length === 0)
    return (
      <EmptyState title="No playbooks yet" actions={begin}>
        {isAdmin
          ? "Begin with one of the templates: it does nothing before you publish it."
          : "An admin can add the first one."}
      </EmptyState>
    );
  return (
    <ul aria-label="Playbooks" className="border-t border-line">
      {rows.map((row) => (
        <li key={row.id} className="grid gap-1 border-b border-line py-3">
          <div className="flex flex-wrap items-center gap-2">
            {isAdmin ? (
              <Link href={`/playbooks/${row.id}`} className="font-semibold hover:underline">
                {row.name}
              </Link>
            ) : (
              <b>{row.name}</b>
            )}
            <Tag tone={TONE[row.state]}>{WORD[row.state]}</Tag>
            <Tag tone={row.autonomy === "Automatic" ? "accent" : "plain"}>{row.autonomy}</Tag>
            {row.held === null ? null : <Tag tone="warning">Held</Tag>}
            {row.hasDraft ? <Tag isDashed>Changes not published</Tag> : null}
          </div>
          <p className="max-w-200 text-ink-2">{row.description}</p>
          {row.held === null ? null : <p className="max-w-200 text-warning-text">{row.held}</p>}
          <p className="text-12 text-ink-3">
            {`${usedWords(row)}Changed by ${row.updatedByName} `}
            <Time at={row.updatedAt} />
          </p>
        </li>
      ))}
    </ul>
  );
}

function usedWords({ state, proposed, completed }: PlaybookRow): string {
  if (state === "Draft") return "";
  if (proposed === 0) return "Not used in 30 days. ";
  return `Proposed ${proposed === 1 ? "once" : `${proposed} times`} in 30 days, completed ${completed}. `;
}
