import { expect, test } from "vitest";
import { Company } from "#lib/directory/testing/company.ts";
import { memberDesk } from "#lib/members/testing.ts";
import { putAwayFirstTasks } from "#lib/workspace/put-away-first-tasks.ts";
import { readFirstTaskList, readFirstTasks } from "./first-tasks-data.ts";

test("says how far each task is, from the rows", () => {
  const { db, signedIn } = memberDesk();
  const states = () => Object.fromEntries(readFirstTasks(db).map(({ key, state }) => [key, state]));
  const done = () =>
    readFirstTasks(db)
      .filter(({ isDone }) => isDone)
      .map(({ key }) => key);
  expect(states()).toEqual({
    connect: "Not connected",
    people: "After connecting",
    scope: "After connecting",
    agent: "Nobody yet",
    rule: "No rule",
    action: "Not yet",
  });
  expect(done()).toEqual([]);
  const company = new Company(db);
  company.connect({ finishedAt: 1 });
  company.group({ displayName: "Design" });
  company.group({ displayName: "Packaging Studio" });
  company.person({ displayName: "Ikram Benali" });
  signedIn("agent", "Kwame Mensah");
  expect(states()).toMatchObject({
    connect: "Connected",
    people: "1 person",
    scope: "All 2 groups",
    agent: "1 agent",
  });
  expect(done()).toEqual(["connect", "agent"]);
});

test("is for admins, until one of them puts it away for all; that is audited once", () => {
  const { signedIn, audit } = memberDesk();
  const noor = signedIn("admin", "Noor Haidari");
  const other = signedIn("admin", "Tomasz Zieliński");
  expect(readFirstTaskList(signedIn("agent", "Kwame Mensah"), true)).toBeNull();
  expect(readFirstTaskList(other, true)).toMatchObject({ isPractice: true });
  putAwayFirstTasks(noor);
  putAwayFirstTasks(noor);
  expect(readFirstTaskList(other, true)).toBeNull();
  expect(audit().filter((event) => event === "workspace.first-tasks-put-away")).toHaveLength(1);
});

test("putting it away refuses someone without the role", () => {
  const { signedIn } = memberDesk();
  for (const role of ["agent", "employee"] as const)
    expect(() => putAwayFirstTasks(signedIn(role, role))).toThrow(
      expect.objectContaining({ code: "not-allowed" }),
    );
});
