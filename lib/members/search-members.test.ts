import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { members } from "#db/schema/index.ts";
import { searchMembers } from "./data.ts";
import { memberDesk } from "./testing.ts";

test("members are found by every word of name or email, whatever the accents; the disabled are not", () => {
  const desk = memberDesk();
  const agent = desk.signedIn("agent", "Kwame Mensah");
  desk.addMember("employee", "Bao Trần");
  const left = desk.addMember("employee", "Bao Nguyen");
  desk.db.update(members).set({ disabledAt: 1 }).where(eq(members.id, left)).run();
  const names = (text: string) => searchMembers(agent, text).map(({ displayName }) => displayName);
  expect(names("tran BAO")).toEqual(["Bao Trần"]);
  expect(names("kwame.mensah@")).toEqual(["Kwame Mensah"]);
  expect(names("")).toEqual(["Bao Trần", "Kwame Mensah"]);
});

test("searching members refuses someone without the role", () => {
  const employee = memberDesk().signedIn("employee", "Ikram Benali");
  expect(() => searchMembers(employee, "")).toThrow(expect.objectContaining({ code: "not-allowed" }));
});
