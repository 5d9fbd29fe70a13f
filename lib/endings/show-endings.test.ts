import { beforeEach, describe, expect, test } from "vitest";
import { appRoles } from "#db/schema/index.ts";
import { agentOf } from "#lib/approvals/testing/agent.ts";
import { personAccess } from "#lib/directory/person-access.ts";
import { readSidePanel } from "#lib/entra/actions/side-panel-data.ts";
import { listTargets } from "#lib/entra/actions/targets-data.ts";
import { readTimeline } from "#lib/requests/timeline-data.ts";
import { remindEndings } from "./remind-endings.ts";
import { DAY_MS, endingDesk } from "./testing.ts";

let desk: ReturnType<typeof endingDesk>;
let endsAt: number;
beforeEach(() => {
  desk = endingDesk();
  endsAt = desk.time.now + 30 * DAY_MS;
});
const noApproval = () => ({ status: "none" }) as const;
function panel() {
  const data = readSidePanel(desk.ctx, desk.person.objectId, null, noApproval);
  if (data.status !== "person") throw new Error(data.title);
  return data;
}
const access = () => personAccess(desk.db, desk.person.objectId);
function giveApp(): string {
  const roleId = desk.db.select().from(appRoles).get()?.roleId ?? "";
  const given = `roles:${roleId}`;
  const assigned = [{ assignmentId: "made", roleId, createdAt: null }];
  desk.run(
    "assign-application-to-user",
    { appObjectId: desk.app.objectId, access: given },
    { endsAt, settlements: [{ state: "done", evidence: { assigned, removed: [] } }] },
  );
  return given;
}

describe("access that ends by itself", () => {
  test("shows its date on the group, in the panel and on the person's page", () => {
    desk.run("add-user-to-group", { groupObjectId: desk.group.objectId }, { endsAt });
    desk.company.member(desk.company.group({ displayName: "Brand" }), desk.person);
    const expected = { "Packaging Studio": endsAt, Brand: null };
    const shown = (groups: readonly { displayName: string; endsAt: number | null }[]) =>
      Object.fromEntries(groups.map((group) => [group.displayName, group.endsAt]));
    expect(shown(panel().groups)).toEqual(expected);
    expect(shown(access().groups)).toEqual(expected);
    expect(panel().runs[0]).toMatchObject({ endsAt });
  });

  test("shows it on a directly assigned app, with the choice that extends it", () => {
    const given = giveApp();
    expect(panel().apps).toMatchObject([{ displayName: "Figma", endsAt, givenAccess: given }]);
    expect(access().apps).toMatchObject([{ displayName: "Figma", endsAt }]);
  });

  test("shows it on an app that comes through the group, which extends it too", () => {
    desk.company.assign(desk.app, desk.group, "group");
    desk.run("add-user-to-group", { groupObjectId: desk.group.objectId }, { endsAt });
    const given = `group:${desk.group.objectId}`;
    expect(panel().apps).toMatchObject([{ endsAt, givenAccess: given, access: given }]);
    expect(access().apps).toMatchObject([{ endsAt }]);
  });

  test("is announced on the request's timeline, to its people and its agents", () => {
    desk.run("add-user-to-group", { groupObjectId: desk.group.objectId }, { endsAt });
    desk.time.now = endsAt - 3 * DAY_MS;
    remindEndings(desk.ctx);
    const requestId = desk.endings()[0]?.requestId ?? "";
    for (const role of ["employee", "agent"] as const) {
      const actor = agentOf("reader", role);
      if (actor.kind !== "member") throw new Error("A member reads.");
      const lines = readTimeline({ ...desk.ctx, actor }, requestId);
      expect(lines.at(-1)).toMatchObject({ kind: "ending", tone: "plain", endsAt });
    }
  });

  test("can be asked for again, and the form knows until when it is there", () => {
    const given = giveApp();
    const query = { action: "assign-application-to-user", subject: desk.person.objectId, q: "Figma" };
    const [target] = listTargets(desk.ctx, query, noApproval);
    expect(target?.eligibility).toMatchObject({ status: "already-so", endsAt });
    const choice = target?.choices.find(({ value }) => value === given);
    expect(choice?.eligibility).toMatchObject({ status: "already-so", endsAt });
  });
});
