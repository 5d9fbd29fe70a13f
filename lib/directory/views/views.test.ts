import { expect, test } from "vitest";
import { directoryViews, memberColumns } from "#db/schema/index.ts";
import { testDatabase } from "#db/testing.ts";
import type { Role } from "#lib/platform/context.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { memberWith } from "../testing/company.ts";
import { chooseColumns } from "./choose-columns.ts";
import { findColumns, listViews } from "./data.ts";
import { deleteView } from "./delete-view.ts";
import { renameView } from "./rename-view.ts";
import { saveView } from "./save-view.ts";
import { chooseColumnsInput, saveViewInput } from "./schema.ts";
import { updateView } from "./update-view.ts";

function desk() {
  const db = testDatabase();
  const as = (role: Role, id = `member-${role}`): MemberContext => {
    const actor = memberWith(role);
    if (actor.kind !== "member") throw new Error("A member was asked for.");
    return { db, clock: { now: () => 1_000 }, actor: { ...actor, id } };
  };
  return { db, as };
}
const LYON = { name: "Lyon", search: "office=Lyon", columns: ["email", "title"], isShared: false };

test("a saved view is its owner's, with what it shows, until it is deleted", () => {
  const { db, as } = desk();
  const { viewId } = saveView(as("agent"), LYON);
  expect(listViews(as("agent"))).toMatchObject([
    { id: viewId, name: "Lyon", search: "office=Lyon", columns: ["email", "title"], canChange: true },
  ]);
  expect(listViews(as("agent", "somebody"))).toEqual([]);
  expect(listViews(as("admin"))).toEqual([]);
  renameView(as("agent"), { viewId, name: "Lyon, all", isShared: false });
  updateView(as("agent"), { viewId, search: "office=Lyon&status=Blocked", columns: ["status"] });
  expect(listViews(as("agent"))).toMatchObject([
    { name: "Lyon, all", search: "office=Lyon&status=Blocked", columns: ["status"] },
  ]);
  deleteView(as("agent"), { viewId });
  expect(db.select().from(directoryViews).all()).toEqual([]);
});

test("only admins share, and only they change what is shared", () => {
  const { as } = desk();
  expect(() => saveView(as("agent"), { ...LYON, isShared: true })).toThrow("Only admins");
  const own = saveView(as("agent"), LYON).viewId;
  expect(() => renameView(as("agent"), { viewId: own, name: "Lyon", isShared: true })).toThrow("Only admins");
  const { viewId } = saveView(as("admin"), { ...LYON, name: "Everyone in Lyon", isShared: true });
  expect(listViews(as("agent"))[0]).toMatchObject({ id: viewId, isShared: true, canChange: false });
  expect(listViews(as("admin", "another-admin"))).toMatchObject([{ id: viewId, canChange: true }]);
  for (const change of [
    () => renameView(as("agent"), { viewId, name: "Mine", isShared: true }),
    () => updateView(as("agent"), { viewId, search: "", columns: [] }),
    () => deleteView(as("agent"), { viewId }),
  ])
    expect(change).toThrow("Only admins");
});

test("nobody reaches the view of somebody else, and employees have none", () => {
  const { as } = desk();
  const { viewId } = saveView(as("agent"), LYON);
  const shared = saveView(as("admin"), { ...LYON, isShared: true }).viewId;
  for (const other of [as("agent", "somebody"), as("admin")]) {
    expect(() => deleteView(other, { viewId })).toThrow("not there any more");
    expect(() => updateView(other, { viewId, search: "", columns: [] })).toThrow("not there any more");
    expect(() => chooseColumns(other, { viewId, columns: [] })).toThrow("not there any more");
  }
  const employee = as("employee");
  expect(listViews(employee)).toEqual([]);
  for (const verb of [
    () => saveView(employee, LYON),
    () => renameView(employee, { viewId: shared, name: "x", isShared: true }),
    () => updateView(employee, { viewId: shared, search: "", columns: [] }),
    () => deleteView(employee, { viewId: shared }),
  ])
    expect(verb).toThrow("role");
  expect(() => chooseColumns(employee, { viewId: shared, columns: [] })).toThrow("not there any more");
});

test("columns are kept per member and view, and an update of the view takes them over", () => {
  const { db, as } = desk();
  const { viewId } = saveView(as("admin"), { ...LYON, isShared: true });
  const agent = as("agent");
  expect(findColumns(agent, viewId)).toEqual(["email", "title"]);
  chooseColumns(agent, { viewId, columns: ["mobile", "email"] });
  chooseColumns(agent, { viewId: null, columns: ["upn"] });
  expect(findColumns(agent, viewId)).toEqual(["mobile", "email"]);
  expect(findColumns(agent, null)).toEqual(["upn"]);
  expect(findColumns(as("admin"), viewId)).toEqual(["email", "title"]);
  chooseColumns(agent, { viewId, columns: null });
  expect(findColumns(agent, viewId)).toEqual(["email", "title"]);
  chooseColumns(as("admin"), { viewId, columns: ["status"] });
  updateView(as("admin"), { viewId, search: "", columns: ["status"] });
  expect(findColumns(agent, viewId)).toEqual(["status"]);
  expect(db.select().from(memberColumns).all()).toHaveLength(1);
});

test("employees keep and see columns of work facts only", () => {
  const { as } = desk();
  const employee = as("employee");
  chooseColumns(employee, { viewId: null, columns: ["office", "status", "mobile", "email"] });
  expect(findColumns(employee, null)).toEqual(["office", "email"]);
});

test("a view keeps what the list understands, under a name that can be read", () => {
  const parsed = saveViewInput.parse({
    ...LYON,
    name: " Lyon \u202E\u200B<b>x</b>\n",
    search: "office=Lyon&office=Turin&sort=banana&cursor=abc&view=x&evil=1",
    columns: ["email", "email"],
  });
  expect(parsed).toMatchObject({
    name: "Lyon <b>x</b>",
    search: "office=Lyon&office=Turin",
    columns: ["email"],
  });
  expect(saveViewInput.safeParse({ ...LYON, name: " \u200B " }).success).toBe(false);
  expect(chooseColumnsInput.safeParse({ viewId: null, columns: ["constructor"] }).success).toBe(false);
});

test("fifty views are the most", () => {
  const { as } = desk();
  for (let n = 0; n < 50; n += 1) saveView(as("agent"), { ...LYON, name: `View ${n}` });
  expect(() => saveView(as("agent"), LYON)).toThrow("50 views are the most");
});
