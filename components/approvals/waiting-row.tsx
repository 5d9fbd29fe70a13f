import { Avatar } from "#components/ui/avatar.tsx";
import { ChangeMark } from "#components/ui/change-mark.tsx";
import { Glyph } from "#components/ui/glyph.tsx";
import { Link } from "#components/ui/link.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { Time } from "#components/ui/time.tsx";
import type { ApprovalView } from "#lib/approvals/types.ts";
import { cn } from "#lib/platform/cn.ts";

/** One approval that waits: whom it is about, since when, and what would change. */
export function WaitingRow({ approval, isCurrent }: { approval: ApprovalView; isCurrent: boolean }) {
  const { id, subject, askedBy, askedAt, remindedAt, mark, kind, target } = approval;
  const name = subject?.displayName ?? askedBy;
  return (
    <Link
      href={`/approvals/${id}`}
      aria-current={isCurrent ? "page" : undefined}
      className={cn(
        "grid grid-cols-[24px_minmax(0,1fr)_auto] gap-x-2.5 px-3 py-3 hover:bg-hover focus-visible:-outline-offset-2 md:pr-4",
        isCurrent && "bg-selected edge-accent hover:bg-selected",
      )}
    >
      <Avatar name={name} objectId={subject?.objectId ?? askedBy} />
      <b className="truncate">{name}</b>
      <span className="flex items-center gap-2 self-center">
        {remindedAt === null ? null : <Tag tone="warning">Reminded</Tag>}
        <Time at={askedAt} className="text-12 text-ink-3" />
      </span>
      <span className="col-span-2 col-start-2 mt-0.5 flex min-w-0 items-center gap-1.5 text-ink-2">
        {kind === "question" ? <Glyph name="arch" tone="warning" /> : <ChangeMark change={mark} />}
        <span className="truncate">{target}</span>
      </span>
    </Link>
  );
}
