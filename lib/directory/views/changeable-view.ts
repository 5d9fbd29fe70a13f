import type { directoryViews } from "#db/schema/index.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { findView } from "./data.ts";

/** The view to change: one's own, or a shared one for admins. Throws `DeskError`. */
export function changeableView(ctx: Context, viewId: string): typeof directoryViews.$inferSelect {
  const view = findView(ctx, viewId);
  if (view === undefined) throw new DeskError("not-found", "This view is not there any more.");
  if (view.isShared) requireSharing(ctx);
  return view;
}

/** Only admins share, and change what is shared. Throws `DeskError`. */
export function requireSharing({ actor }: Pick<Context, "actor">): void {
  if (actor.kind === "member" && actor.role === "admin") return;
  throw new DeskError("not-allowed", "Only admins change views that everybody sees.");
}
