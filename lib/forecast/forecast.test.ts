import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { accessEndings, people, workflowRuns, workflows } from "#db/schema/index.ts";
import { saveBundle } from "#lib/bundles/save-bundle.ts";
import { saveOfficeZone } from "#lib/hris/offices/save-office-zone.ts";
import { putPeople } from "#lib/hris/put-people.ts";
import { refreshDates } from "#lib/hris/refresh-dates.ts";
import { HrisDesk } from "#lib/hris/testing.ts";
import { createWorkflow } from "#lib/workflows/create-workflow.ts";
import { publishWorkflow } from "#lib/workflows/publish-workflow.ts";
import { workerActor, type Context } from "#lib/platform/context.ts";
import { newId } from "#lib/platform/ids.ts";
import { addDays } from "#lib/platform/day-start.ts";
import { documentSchema, type WorkflowDocument } from "#lib/workflows/schema.ts";
import { startByDate } from "#lib/workflows/start-by-date.ts";
import { findTemplate } from "#lib/workflows/templates.ts";
import { readForecast } from "./forecast-data.ts";

const DAY_MS = 24 * 60 * 60_000;

let desk: HrisDesk;
let bossId: number;
beforeEach(() => {
  desk = new HrisDesk();
  desk.company.connect({ lastSyncAt: desk.now });
  bossId = desk.company.person({ displayName: "Hannah Lindqvist" }).id;
  saveOfficeZone(desk.as("admin"), { office: "Lyon", timeZone: "Europe/Paris" });
});

const person = (displayName: string, more: Parameters<HrisDesk["company"]["person"]>[0] | object = {}) =>
  desk.company.person({ displayName, manager: bossId, officeLocation: "Lyon", department: "Lab", ...more });
const send = (objectId: string, values: { startDate?: string; endDate?: string }) =>
  putPeople(desk.as("admin"), [{ objectId, ...values }]);
const bundle = (department: string, groups: { objectId: string; displayName: string }[]) =>
  saveBundle(desk.as("admin"), { id: null, version: 0, isBaseline: false, department, groups, apps: [] });
const read = () => readForecast(desk.as("agent"));
const gapsOf = (name: string) => {
  const { joiners, leavers } = read();
  return [...joiners, ...leavers].find((row) => row.name === name)?.gaps.map(({ words }) => words);
};

describe("who is in the Forecast", () => {
  test("starters and leavers of today and the next 30 days, by day", () => {
    const dates = ["2026-11-25", "2026-11-26", "2026-12-26", "2026-12-27"];
    for (const employeeHireDate of dates) person(employeeHireDate, { employeeHireDate });
    send(person("Leaver").objectId, { endDate: "2026-12-01" });
    refreshDates(desk.as("admin"));
    const { today, until, joiners, leavers, totals } = read();
    expect([today, until]).toEqual(["2026-11-26", "2026-12-26"]);
    expect(joiners.map(({ name }) => name)).toEqual(["2026-11-26", "2026-12-26"]);
    expect(leavers).toMatchObject([
      { name: "Leaver", date: "2026-12-01", timeZone: "Europe/Paris", isOfficeZone: true, source: "hris" },
    ]);
    expect(totals).toEqual({ joiners: 2, leavers: 1, endings: 0 });
  });

  test("a date that was over when it came in is raised, and one that only passed is not", () => {
    const ikram = person("Ikram").objectId;
    send(ikram, { startDate: "2026-11-20" });
    const bao = person("Bao").objectId;
    send(bao, { startDate: "2026-11-27" });
    expect(read().joiners.map(({ name, isLate }) => [name, isLate])).toEqual([
      ["Ikram", true],
      ["Bao", false],
    ]);
    expect(gapsOf("Ikram")?.[0]).toBe("Came in late: the first day was over.");
    desk.now += 5 * DAY_MS;
    expect(read().joiners.map(({ name }) => name)).toEqual(["Ikram"]);
    desk.now += 25 * DAY_MS;
    expect(read().joiners).toEqual([]);
  });

  test("what Entra said before Gatehouse first looked is not late", () => {
    person("Long here", { employeeHireDate: "2026-11-20" });
    refreshDates(desk.as("admin"));
    expect(read().joiners).toEqual([]);
  });

  test("somebody HR named who is not in Entra stays until their account is there", () => {
    putPeople(desk.as("admin"), [
      { email: "new.hire@calder.example", startDate: "2026-11-27", department: "Lab" },
    ]);
    expect(read().joiners).toMatchObject([
      { name: "new.hire@calder.example", objectId: null, isLate: false },
    ]);
    expect(gapsOf("new.hire@calder.example")).toEqual([
      "Not in Entra yet: there is no account with this work email.",
      "Lab has no app bundle.",
    ]);
    desk.now += 3 * DAY_MS;
    expect(read().joiners).toHaveLength(1);
    person("New Hire");
    refreshDates(desk.as("admin"));
    expect(read().joiners).toMatchObject([{ name: "New Hire", isLate: true }]);
  });

  test("access that ends in the window, and what should have ended and did not", () => {
    const { objectId } = person("Ikram");
    const ending = (endsAt: number, part: object = {}) =>
      desk.db
        .insert(accessEndings)
        .values({
          id: newId(),
          runId: newId(),
          subjectObjectId: objectId,
          subjectName: "Ikram",
          digest: "d",
          actionKey: "remove-user-from-group",
          input: {},
          labels: { group: "Packaging Studio" },
          grantedBy: "Noor",
          state: "Waiting",
          endsAt,
          nextTryAt: endsAt,
          createdAt: 0,
          ...part,
        })
        .run();
    ending(desk.now + 40 * DAY_MS);
    ending(desk.now + 2 * DAY_MS);
    ending(desk.now - DAY_MS, { attempts: 2, message: "Entra did not answer." });
    ending(desk.now + DAY_MS, { state: "Cancelled" });
    expect(read().endings).toMatchObject([
      { problem: "Entra did not answer.", target: "Packaging Studio" },
      { problem: null, endsAt: desk.now + 2 * DAY_MS },
    ]);
  });

  test("reading it refuses an employee", () => {
    expect(() => readForecast(desk.as("employee"))).toThrow(/Your role/);
  });
});

describe("what is planned", () => {
  /** Publishes a workflow on start dates at 9:00, for those whom the conditions let through. */
  function publish(conditions: WorkflowDocument["conditions"] = { match: "all", list: [] }) {
    const { id } = createWorkflow(desk.as("admin"), { templateKey: "day-1-onboarding" });
    const row = desk.db.select().from(workflows).where(eq(workflows.id, id)).get();
    const draft = { ...documentSchema.parse(row?.draft), conditions };
    desk.db.update(workflows).set({ draft }).where(eq(workflows.id, id)).run();
    publishWorkflow(desk.as("admin"), { id, draftVersion: row?.draftVersion ?? 0 });
    return id;
  }
  const ofLab: WorkflowDocument["conditions"] = {
    match: "all",
    list: [{ kind: "person", fact: "department", op: "is", value: "Lab" }],
  };
  const outlooks = () =>
    Object.fromEntries(read().joiners.map(({ name, planned }) => [name, planned[0]?.outlook]));
  const worker = (): Context => ({ ...desk.as("admin"), actor: workerActor });

  test("the published workflows of the date, with day, hour and steps", () => {
    send(person("Ikram").objectId, { startDate: "2026-12-01" });
    send(person("Bao").objectId, { endDate: "2026-12-01" });
    expect(read().joiners[0]?.planned).toEqual([]);
    const id = publish();
    const trigger = findTemplate("day-1-onboarding")?.document.trigger;
    if (trigger?.kind !== "date") throw new Error("Day-1 onboarding starts on a date.");
    expect(read().joiners[0]?.planned).toEqual([
      {
        id,
        name: "Day-1 onboarding",
        day: addDays("2026-12-01", trigger.days),
        hour: trigger.hour,
        steps: expect.stringContaining("Add to baseline groups → Assign app bundle"),
        outlook: { status: "starts" },
      },
    ]);
    expect(read().leavers[0]?.planned).toEqual([]);
  });

  test("who is blocked, out of scope or not let through starts nothing, and the worker agrees", () => {
    for (const name of ["Ikram", "Blocked", "Out", "Deleted"])
      send(person(name).objectId, { startDate: "2026-12-01" });
    send(person("Seller", { department: "Sales" }).objectId, { startDate: "2026-12-01" });
    putPeople(desk.as("admin"), [{ email: "new@calder.example", startDate: "2026-12-01" }]);
    const change = (name: string, values: Partial<typeof people.$inferInsert>) =>
      desk.db.update(people).set(values).where(eq(people.displayName, name)).run();
    change("Blocked", { status: "Blocked", inScope: false });
    change("Out", { inScope: false });
    change("Deleted", { status: "Deleted", inScope: false });
    publish(ofLab);
    expect(outlooks()).toEqual({
      Ikram: { status: "starts" },
      Blocked: { status: "starts-not", why: "Blocked in Entra." },
      Out: { status: "starts-not", why: "Out of scope." },
      Seller: { status: "starts-not", why: "The conditions don’t let them through as things are." },
      "new@calder.example": {
        status: "waits",
        why: "Starts once they are in Entra, if the conditions let them through.",
      },
    });
    desk.now = Date.UTC(2026, 11, 1, 12);
    startByDate(worker());
    const runs = desk.db.select().from(workflowRuns).all();
    expect(runs.map(({ personName }) => personName)).toEqual(["Ikram"]);
    expect(outlooks()["Ikram"]).toEqual({ status: "started", runId: runs[0]?.id, state: "Queued" });
  });

  test("a date that came in more than three days late starts nothing, one that is a day late does", () => {
    send(person("Ikram").objectId, { startDate: "2026-11-20" });
    send(person("Bao").objectId, { startDate: "2026-11-25" });
    publish();
    expect(outlooks()).toEqual({
      Ikram: { status: "starts-not", why: "More than three days late." },
      Bao: { status: "starts" },
    });
    startByDate(worker());
    expect(outlooks()["Bao"]).toMatchObject({ status: "started" });
    expect(desk.db.select().from(workflowRuns).all()).toHaveLength(1);
  });

  test("while a workflow is held, what would start waits for an admin", () => {
    send(person("Ikram").objectId, { startDate: "2026-12-01" });
    const id = publish();
    desk.db.update(workflows).set({ heldAt: desk.now }).where(eq(workflows.id, id)).run();
    expect(outlooks()["Ikram"]).toEqual({
      status: "waits",
      why: "The workflow is held: an admin decides.",
    });
  });
});

describe("what is missing", () => {
  test("nothing, when everything is there", () => {
    const lab = { ...desk.company.group({ displayName: "Lab" }), displayName: "Lab" };
    bundle("Lab", [{ objectId: lab.objectId, displayName: "Lab" }]);
    send(person("Ikram").objectId, { startDate: "2026-12-01" });
    expect(gapsOf("Ikram")).toEqual([]);
  });

  test("manager, office, its time zone, scope and department, each with its way out", () => {
    send(person("A", { manager: undefined, officeLocation: null, department: null }).objectId, {
      startDate: "2026-12-01",
    });
    send(person("B", { officeLocation: "Turin", inScope: false }).objectId, { startDate: "2026-12-01" });
    desk.db.update(people).set({ status: "Blocked" }).where(eq(people.displayName, "B")).run();
    expect(gapsOf("A")).toEqual([
      "No manager.",
      "No office, so the workspace’s time zone counts.",
      "No department, so no bundle of one.",
    ]);
    expect(gapsOf("B")).toEqual([
      "Blocked in Entra, and so out of scope.",
      "Turin has no time zone.",
      "Lab has no app bundle.",
    ]);
    const fixes = read().joiners.flatMap(({ gaps }) => gaps.map(({ fix }) => fix?.href ?? null));
    expect(fixes).toContain("/settings/integrations/hris#offices");
    expect(fixes).toContain("/bundles/new?department=Lab");
  });

  test("a bundle with a group out of scope, one that is gone, and an empty one", () => {
    const out = desk.company.group({ displayName: "Far", inScope: false });
    bundle("Lab", [
      { objectId: out.objectId, displayName: "Far" },
      { objectId: newId(), displayName: "Old" },
    ]);
    bundle("Sales", []);
    send(person("Ikram").objectId, { startDate: "2026-12-01" });
    send(person("Bao", { department: "SALES" }).objectId, { startDate: "2026-12-01" });
    expect(gapsOf("Ikram")).toEqual([
      "Old of the bundle can’t be given. It is not in Entra any more.",
      "Far can’t be given. It's out of scope. Gatehouse doesn't act on this group.",
    ]);
    expect(gapsOf("Bao")).toEqual(["The bundle of Sales is empty."]);
  });

  test("somebody privileged who leaves", () => {
    const { id, objectId } = person("Admin");
    const group = desk.company.group({ displayName: "Admins", isRoleAssignable: true });
    desk.company.member(group, { id });
    send(objectId, { endDate: "2026-12-01" });
    expect(gapsOf("Admin")).toEqual(["Privileged (member of Admins): Gatehouse won’t act alone."]);
  });
});
