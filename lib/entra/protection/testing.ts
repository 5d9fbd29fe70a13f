import { limitPauses } from "#db/schema/index.ts";
import { Company } from "#lib/directory/testing/company.ts";
import { memberDesk } from "#lib/members/testing.ts";
import { newId } from "#lib/platform/ids.ts";
import type { MemberContext } from "#lib/platform/session.ts";

/** A desk with two admins, an agent, and a small directory. */
export function protectionDesk() {
  const desk = memberDesk();
  const company = new Company(desk.db);
  const noor = desk.signedIn("admin", "Noor Haidari");
  const sofia = desk.signedIn("admin", "Sofia Lindqvist");
  const kwame = desk.signedIn("agent", "Kwame Mensah");
  const { objectId } = company.person({ displayName: "Payroll Service" });

  /** The same member, as the person of the directory behind `personId`. */
  const as = (ctx: MemberContext, personId: string): MemberContext => ({
    ...ctx,
    actor: { ...ctx.actor, objectId: personId },
  });
  /** An actor who has reached a limit. */
  const paused = ({ actor }: MemberContext, actionKey = "block-sign-in"): string => {
    const id = newId();
    const who = { actorId: actor.id, actorName: actor.displayName };
    desk.db
      .insert(limitPauses)
      .values({ id, ...who, actionKey, limit: 20, at: desk.time.now })
      .run();
    return id;
  };
  return { ...desk, company, noor, sofia, kwame, objectId, as, paused };
}
