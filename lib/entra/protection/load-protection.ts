import { asc } from "drizzle-orm";
import { protectedPeople } from "#db/schema/index.ts";
import { findAction } from "#lib/entra/actions/registry.ts";
import type { Context } from "#lib/platform/context.ts";
import { listPendingChanges } from "./changes-data.ts";
import { allowsSecondPerson, findAutomationPause } from "./data.ts";
import { listLimitPauses } from "./limit-pauses-data.ts";
import { limitTitle } from "./limit-words.ts";
import { HOURLY_LIMITS, SHARED_PAUSE, sharedLimit } from "./limits.ts";
import { readPrivilegedPeople } from "./privileged-people-data.ts";
import { hasOtherAdmin, isSameHuman, requireAdminMember } from "./second-admin.ts";
import { readSuggestions } from "./suggestions-data.ts";

export type ProtectionPage = ReturnType<typeof loadProtection>;
export type ProtectedAccount = ProtectionPage["accounts"][number];
export type PendingChange = ProtectionPage["changes"][number];
export type OpenPause = ProtectionPage["pauses"][number];
export type LimitLine = ProtectionPage["limits"][number];

/** Everything Settings → Protection shows. Admins only. */
export function loadProtection(ctx: Context) {
  const { db, clock } = ctx;
  const actor = requireAdminMember(ctx);
  return {
    hasOtherAdmin: hasOtherAdmin(db, actor.id),
    allowsSecondPerson: allowsSecondPerson(db),
    privileged: readPrivilegedPeople(db),
    accounts: db.select().from(protectedPeople).orderBy(asc(protectedPeople.displayName)).all(),
    changes: listPendingChanges(db, clock.now()).map((change) => ({
      ...change,
      isOwn: isSameHuman(db, change.askedBy, actor),
      isAboutSelf: change.target === actor.objectId,
    })),
    suggestions: readSuggestions(db),
    limits: readLimits(ctx),
    pauses: listLimitPauses(db).map((pause) => ({
      id: pause.id,
      at: pause.at,
      who: pause.actorName,
      limit: pause.limit,
      title: limitTitle(pause.actionKey),
      isShared: pause.actionKey === SHARED_PAUSE,
      isOwn: isSameHuman(db, pause.actorId, actor),
    })),
    automation: findAutomationPause(db),
  };
}

function readLimits({ db }: Context) {
  const hourly = Object.entries(HOURLY_LIMITS).flatMap(([key, count]) =>
    findAction(key) === null ? [] : [{ key, title: limitTitle(key), who: "Each person", count, per: "hour" }],
  );
  const shared = { title: "Block sign-in and delete user", who: "All together", count: sharedLimit(db) };
  return [...hourly, { key: SHARED_PAUSE, ...shared, per: "day" }];
}
