import { and, eq } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { memberColumns } from "#db/schema/index.ts";
import { DeskError } from "#lib/platform/errors.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { columnsFor } from "../people-columns.ts";
import { seesDeskFacts } from "../search-people.ts";
import { findView } from "./data.ts";

type Wish = { viewId: string | null; columns: string[] | null };

/** Keeps a member's columns, for the list or for one view; null forgets the choice. Throws `DeskError`. */
export function chooseColumns(ctx: MemberContext, wish: Wish): void {
  const { db, actor } = ctx;
  if (wish.viewId !== null && findView(ctx, wish.viewId) === undefined)
    throw new DeskError("not-found", "This view is not there any more.");
  const key = { memberId: actor.id, viewId: wish.viewId ?? "" };
  inTransaction(db, () => {
    if (wish.columns === null) {
      const mine = and(eq(memberColumns.memberId, key.memberId), eq(memberColumns.viewId, key.viewId));
      db.delete(memberColumns).where(mine).run();
      return;
    }
    const set = { columns: columnsFor(wish.columns, seesDeskFacts(actor)), updatedAt: ctx.clock.now() };
    db.insert(memberColumns)
      .values({ ...key, ...set })
      .onConflictDoUpdate({ target: [memberColumns.memberId, memberColumns.viewId], set })
      .run();
  });
}
