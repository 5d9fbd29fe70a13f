import { testDatabase } from "#db/testing.ts";
import { auditEntries, members } from "#db/schema/index.ts";
import type { Role } from "#lib/platform/context.ts";
import { newId } from "#lib/platform/ids.ts";
import { findActor, type MemberContext } from "#lib/platform/session.ts";
import { ensureServices } from "#lib/services/ensure-services.ts";
import { startSession } from "./start-session.ts";

/** A desk with real rows and a clock that only the test moves. */
export function memberDesk() {
  const db = testDatabase();
  ensureServices(db);
  const time = { now: Date.UTC(2026, 10, 24, 12) };
  const clock = { now: () => time.now };

  const addMember = (role: Role, displayName: string): string => {
    const id = newId();
    const email = `${displayName.toLowerCase().replaceAll(" ", ".")}@calder.example`;
    db.insert(members).values({ id, email, displayName, role, createdAt: time.now }).run();
    return id;
  };
  /** A member with an open session, as a server action would see them. */
  const signedIn = (role: Role, displayName: string): MemberContext => {
    const actor = findActor(db, clock, startSession(db, clock, addMember(role, displayName), "local"));
    if (actor === null) throw new Error("The session just started is not open.");
    return { db, clock, actor };
  };
  const audit = () =>
    db
      .select({ event: auditEntries.event })
      .from(auditEntries)
      .all()
      .map((entry) => entry.event);

  return { db, clock, time, addMember, signedIn, audit };
}
