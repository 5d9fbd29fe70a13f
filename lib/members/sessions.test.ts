import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { members, people, sessions } from "#db/schema/index.ts";
import { Company } from "#lib/directory/testing/company.ts";
import { findActor } from "#lib/platform/session.ts";
import { endReplacedSession } from "./end-replaced-session.ts";
import { endSessions } from "./end-sessions.ts";
import { setRole } from "./set-role.ts";
import { signOut } from "./sign-out.ts";
import { startSession } from "./start-session.ts";
import { memberDesk } from "./testing.ts";

const HOUR_MS = 60 * 60_000;

function deskWithSession() {
  const desk = memberDesk();
  const memberId = desk.addMember("agent", "Kwame Mensah");
  const reference = startSession(desk.db, desk.clock, memberId, "local");
  return { ...desk, memberId, reference, find: () => findActor(desk.db, desk.clock, reference) };
}

test("a session is known by its reference, and only a hash of it is stored", () => {
  const { db, reference, find } = deskWithSession();
  expect(find()?.displayName).toBe("Kwame Mensah");
  expect(reference).toMatch(/^[\w-]{43}$/);
  expect(JSON.stringify(db.select().from(sessions).all())).not.toContain(reference);
});

test("a forged reference, or the stored hash itself, opens nothing", () => {
  const { db, clock, find } = deskWithSession();
  expect(findActor(db, clock, "forged")).toBeNull();
  expect(findActor(db, clock, find()?.sessionId ?? "")).toBeNull();
});

test("eight hours without a request end a session", () => {
  const { time, find } = deskWithSession();
  time.now += 8 * HOUR_MS - 1;
  expect(find()).not.toBeNull();
  time.now += 8 * HOUR_MS;
  expect(find()).toBeNull();
});

test("24 hours end a session however busy it is", () => {
  const { time, find } = deskWithSession();
  for (let hour = 1; hour < 24; hour += 1) {
    time.now += HOUR_MS;
    expect(find()).not.toBeNull();
  }
  time.now += HOUR_MS;
  expect(find()).toBeNull();
});

test("signing out ends this session and no other", () => {
  const { db, clock, memberId, find } = deskWithSession();
  const elsewhere = startSession(db, clock, memberId, "local");
  const actor = find();
  if (actor === null) throw new Error("The session is not open.");
  signOut({ db, clock, actor });
  expect(find()).toBeNull();
  expect(findActor(db, clock, elsewhere)?.id).toBe(memberId);
});

test("signing in anew in a browser ends the session it had, and only that", () => {
  const { db, clock, memberId, reference, find } = deskWithSession();
  const elsewhere = startSession(db, clock, memberId, "local");
  endReplacedSession(db, clock, reference);
  endReplacedSession(db, clock, undefined);
  endReplacedSession(db, clock, "forged");
  expect(find()).toBeNull();
  expect(findActor(db, clock, elsewhere)).not.toBeNull();
});

test("disabling a member ends what they can do at once", () => {
  const { db, memberId, time, find } = deskWithSession();
  db.update(members).set({ disabledAt: time.now }).where(eq(members.id, memberId)).run();
  expect(find()).toBeNull();
});

test.each(["Blocked", "Deleted"] as const)(
  "who is %s in Entra has no session from the next request on, and has it again afterwards (T22)",
  (status) => {
    const { db, memberId, find } = deskWithSession();
    const { objectId, id } = new Company(db).person({ displayName: "Kwame Mensah" });
    db.update(members).set({ objectId }).where(eq(members.id, memberId)).run();
    const become = (next: "Active" | typeof status) =>
      db.update(people).set({ status: next }).where(eq(people.id, id)).run();
    expect(find()).not.toBeNull();
    become(status);
    expect(find()).toBeNull();
    become("Active");
    expect(find()).not.toBeNull();
  },
);

test("a new role counts from the next request on, within the same session", () => {
  const { signedIn, memberId, find } = deskWithSession();
  setRole(signedIn("admin", "Noor Haidari"), { memberId, role: "employee" });
  expect(find()?.role).toBe("employee");
});

test("an admin ends all sessions of a member, and it is written down", () => {
  const { db, clock, signedIn, memberId, find, audit } = deskWithSession();
  startSession(db, clock, memberId, "practice");
  expect(endSessions(signedIn("admin", "Noor Haidari"), memberId)).toBe(2);
  expect(find()).toBeNull();
  expect(audit()).toContain("member.sessions-ended");
});

test("ending sessions refuses someone without the role", () => {
  const { signedIn, memberId, find } = deskWithSession();
  expect(() => endSessions(signedIn("agent", "Ibrahim Sesay"), memberId)).toThrow(/role/);
  expect(find()).not.toBeNull();
});
