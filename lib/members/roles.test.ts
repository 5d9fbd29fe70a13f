import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { members } from "#db/schema/index.ts";
import { listAgents, listMembers } from "./data.ts";
import { setRole } from "./set-role.ts";
import { memberDesk } from "./testing.ts";

test("an admin makes an employee an agent, and it is written down", () => {
  const { db, addMember, signedIn, audit } = memberDesk();
  const memberId = addMember("employee", "Kwame Mensah");
  setRole(signedIn("admin", "Noor Haidari"), { memberId, role: "agent" });
  expect(db.select().from(members).where(eq(members.id, memberId)).get()?.role).toBe("agent");
  expect(audit()).toContain("member.role-changed");
});

test("the last admin can't stop being one, neither by themselves nor while the other is disabled", () => {
  const { db, clock, signedIn } = memberDesk();
  const admin = signedIn("admin", "Noor Haidari");
  const second = signedIn("admin", "Kwame Mensah");
  db.update(members).set({ disabledAt: clock.now() }).where(eq(members.id, second.actor.id)).run();
  expect(() => setRole(admin, { memberId: admin.actor.id, role: "agent" })).toThrow(/last admin/);
});

test("with two admins one may step down", () => {
  const { signedIn, db } = memberDesk();
  const admin = signedIn("admin", "Noor Haidari");
  signedIn("admin", "Kwame Mensah");
  setRole(admin, { memberId: admin.actor.id, role: "agent" });
  expect(db.select().from(members).where(eq(members.role, "admin")).all()).toHaveLength(1);
});

test("changing roles and listing members refuse someone without the role", () => {
  const { signedIn } = memberDesk();
  const agent = signedIn("agent", "Kwame Mensah");
  const employee = signedIn("employee", "Ikram Benali");
  expect(() => setRole(agent, { memberId: agent.actor.id, role: "admin" })).toThrow(/role/);
  expect(() => listMembers(agent)).toThrow(/role/);
  expect(() => listAgents(employee)).toThrow(/role/);
});

test("only agents and admins can be given requests", () => {
  const { signedIn } = memberDesk();
  const admin = signedIn("admin", "Noor Haidari");
  signedIn("agent", "Kwame Mensah");
  signedIn("employee", "Ikram Benali");
  expect(listAgents(admin).map((agent) => agent.displayName)).toEqual(["Kwame Mensah", "Noor Haidari"]);
});

test("the list counts open sessions and leaves disabled members out", () => {
  const { db, clock, signedIn } = memberDesk();
  const admin = signedIn("admin", "Noor Haidari");
  const leaver = signedIn("agent", "Kwame Mensah");
  db.update(members).set({ disabledAt: clock.now() }).where(eq(members.id, leaver.actor.id)).run();
  expect(listMembers(admin)).toMatchObject([
    { displayName: "Noor Haidari", openSessions: 1, signIn: "Local account" },
  ]);
});
