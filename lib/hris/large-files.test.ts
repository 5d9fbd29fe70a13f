import { setImmediate as breathe } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { hrisPeople, people, personDates } from "#db/schema/index.ts";
import { applyUpload } from "./apply-upload.ts";
import { planFacts } from "./facts-data.ts";
import { snapshotFacts } from "./facts-snapshot-data.ts";
import { planPeople } from "./hris-plan.ts";
import { planDigest } from "./plan-digest.ts";
import { putPeople } from "./put-people.ts";
import { refreshDates } from "./refresh-dates.ts";
import { HrisDesk } from "./testing.ts";

let desk: HrisDesk;
beforeEach(() => {
  desk = new HrisDesk();
});

const HEAD = "email,start,end,department,manager email\n";
const fileOf = (count: number) =>
  HEAD + Array.from({ length: count }, (_, n) => `person${n}@calder.example,2026-12-01,,Lab,`).join("\n");
const inEntra = (objectId: string, values: Partial<typeof people.$inferInsert>) =>
  desk.db.update(people).set(values).where(eq(people.objectId, objectId)).run();

/** Does something between all turns of `work`. */
async function meanwhile<Made>(work: Promise<Made>, each: (turn: number) => void): Promise<Made> {
  const watch = { isOver: false };
  const watched = work.finally(() => {
    watch.isOver = true;
  });
  // Awaited below; the loop must not take its failure for nobody's.
  watched.catch(() => undefined);
  for (let turn = 0; !watch.isOver; turn += 1) {
    each(turn);
    await breathe();
  }
  return watched;
}

test("others have their turn while a plan is made", async () => {
  const { uploadId } = await desk.upload(fileOf(8_000));
  let turns = 0;
  await meanwhile(desk.plan(uploadId), () => (turns += 1));
  // Two rounds of eight slices.
  expect(turns).toBeGreaterThanOrEqual(16);
});

test("a plan by a snapshot is the plan by single questions", async () => {
  const boss = desk.company.person({ displayName: "Hannah Lindqvist" });
  const bao = desk.company.person({ displayName: "Bao Tran", manager: boss.id });
  const twin = desk.company.person({ displayName: "Twin", workEmail: "twin@calder.example" });
  desk.company.person({ displayName: "Other", workEmail: "other@calder.example" });
  const gone = desk.company.person({ displayName: "Gone" });
  putPeople(desk.as("admin"), [
    { objectId: bao.objectId, startDate: "2026-12-01" },
    { email: "early@calder.example", startDate: "2026-12-01" },
    { email: "gone@calder.example", startDate: "2026-12-01" },
  ]);
  inEntra(gone.objectId, { status: "Deleted" });
  desk.db
    .update(people)
    .set({ workEmail: "twin@calder.example" })
    .where(eq(people.displayName, "Other"))
    .run();
  const early = desk.company.person({ displayName: "Early" });
  const names = [
    "bao.tran@calder.example",
    early.objectId,
    twin.objectId,
    gone.objectId,
    "twin@calder.example",
    "gone@calder.example",
    "new@calder.example",
    "hannah.lindqvist@calder.example",
  ];
  const entries = names.map((person, at) => ({
    at,
    person,
    values: { startDate: "2026-12-02", manager: at === 7 ? "bao.tran@calder.example" : names[7] },
  }));
  const bySnapshot = planPeople(entries, "plain", await snapshotFacts(desk.db));
  expect(bySnapshot).toEqual(planPeople(entries, "plain", planFacts(desk.db)));
  expect(bySnapshot.map(({ status }) => status)).toEqual([
    "changed",
    "changed",
    "new",
    "refused",
    "refused",
    "changed",
    "new",
    "new",
  ]);
});

test("a snapshot is true until the directory or what HR said moves", async () => {
  const { objectId } = desk.company.person({ displayName: "Bao Tran" });
  const facts = await snapshotFacts(desk.db);
  expect(facts.isStillTrue()).toBe(true);
  inEntra(objectId, { jobTitle: "Chemist" });
  expect(facts.isStillTrue()).toBe(true);
  putPeople(desk.as("admin"), [{ objectId, startDate: "2026-12-01" }]);
  expect(facts.isStillTrue()).toBe(false);
  const later = await snapshotFacts(desk.db);
  inEntra(objectId, { workEmail: "bao@calder.example" });
  expect(later.isStillTrue()).toBe(false);
});

test("a directory that does not come to rest while a file is applied: nothing of it is written", async () => {
  const { objectId } = desk.company.person({ displayName: "Bao Tran" });
  const { uploadId, plan } = await desk.upload(fileOf(3_000));
  const applying = applyUpload(desk.as("admin"), { uploadId, seen: planDigest(plan) });
  const moved = meanwhile(applying, (turn) => inEntra(objectId, { displayName: `Bao ${turn}` }));
  await expect(moved).rejects.toThrow(/has changed since/);
  expect(desk.db.select().from(hrisPeople).all()).toEqual([]);
});

test("one that moves once, elsewhere, keeps nobody from applying", async () => {
  const { objectId } = desk.company.person({ displayName: "Bao Tran" });
  const { uploadId, plan } = await desk.upload(fileOf(3_000));
  const applying = applyUpload(desk.as("admin"), { uploadId, seen: planDigest(plan) });
  let last = 0;
  await meanwhile(applying, (turn) => {
    last = turn;
    if (turn < 3) inEntra(objectId, { displayName: `Bao ${turn}` });
  });
  expect(last).toBeGreaterThan(3);
  expect(await desk.db.$count(hrisPeople)).toBe(3_000);
});

test("dates move some at a time when asked to, but the first look is one look", () => {
  for (const displayName of ["A", "B", "C"])
    desk.company.person({ displayName, employeeHireDate: "2026-12-01" });
  expect(refreshDates(desk.as("admin"), 2)).toEqual({ moved: 3 });
  const dates = () => desk.db.select().from(personDates).all();
  expect(dates().map(({ changedAt }) => changedAt)).toEqual([0, 0, 0]);
  desk.db.update(people).set({ employeeHireDate: "2026-12-02" }).run();
  const moved = [1, 2, 3].map(() => refreshDates(desk.as("admin"), 2).moved);
  expect(moved).toEqual([2, 1, 0]);
  expect(dates().every(({ date }) => date === "2026-12-02")).toBe(true);
});
