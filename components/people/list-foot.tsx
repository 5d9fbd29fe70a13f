import { KeyHints } from "#components/ui/key-hints.tsx";
import { PageFoot } from "#components/ui/page-layout.tsx";
import { Stamp } from "#components/ui/stamp.tsx";
import type { Freshness } from "#lib/directory/freshness.ts";
import { Paging } from "./paging.tsx";

const HINTS = [
  { keys: ["J", "K"], does: "move" },
  { keys: ["↵"], does: "open" },
];

export const PEOPLE_HINTS = [
  { keys: ["J", "K"], does: "move" },
  { keys: ["X"], does: "select" },
  { keys: ["↵"], does: "open" },
  { keys: ["Space"], does: "peek" },
];

type ListFootProps = {
  freshness: Freshness;
  previousHref: string | null;
  nextHref: string | null;
  hints?: typeof HINTS;
};

/** The foot of a directory list: keys, pages, and how old the facts are. */
export function ListFoot({ freshness, previousHref, nextHref, hints = HINTS }: ListFootProps) {
  const lostReason = freshness.status === "Needs reauthorization" ? "needs reauthorization" : undefined;
  return (
    <PageFoot>
      <KeyHints hints={hints} />
      <Paging previousHref={previousHref} nextHref={nextHref} className="ml-auto" />
      <Stamp
        source="Read from Entra"
        readAt={freshness.readAt}
        lostReason={lostReason}
        className={previousHref === null && nextHref === null ? "ml-auto" : ""}
      />
    </PageFoot>
  );
}
