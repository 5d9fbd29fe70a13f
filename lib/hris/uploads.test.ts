import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { hrisPeople, hrisUploads, people } from "#db/schema/index.ts";
import { guidOf } from "#lib/directory/testing/company.ts";
import { applyUpload } from "./apply-upload.ts";
import { countPlan } from "./hris-plan.ts";
import { readMapping } from "./hris-settings.ts";
import { mapColumns } from "./map-columns.ts";
import { planDigest } from "./plan-digest.ts";
import { putAwayUpload } from "./put-away-upload.ts";
import { HrisDesk } from "./testing.ts";
import type { PlannedEntry } from "./types.ts";
import { uploadFile } from "./upload-file.ts";

let desk: HrisDesk;
beforeEach(() => {
  desk = new HrisDesk();
  const hannah = desk.company.person({ displayName: "Hannah Lindqvist", department: "Lab" });
  desk.company.person({ displayName: "Ikram Benali", manager: hannah.id, employeeHireDate: "2026-12-07" });
  desk.company.person({ displayName: "Bao Tran" });
});

const HEAD = "email,start,end,department,manager email\n";
const said = (plan: readonly PlannedEntry[]) =>
  plan.map(({ errors, hints }) => [...errors, ...hints].join(" "));
const stored = () => desk.db.select().from(hrisPeople).orderBy(hrisPeople.personKey).all();

describe("the dry run", () => {
  test("counts what is new, changed and unchanged, and writes nothing", async () => {
    await desk.apply(
      `${HEAD}ikram.benali@calder.example,2026-12-07,,,\nbao.tran@calder.example,2026-12-01,,,\n`,
    );
    const { plan } = await desk.upload(
      `${HEAD}ikram.benali@calder.example,2026-12-14,,,\nBAO.TRAN@calder.example ,1 Dec 2026,,,\nnew@calder.example,2027-01-04,,,\nx,,,,\n`,
    );
    expect(countPlan(plan)).toEqual({
      rows: 4,
      new: 1,
      changed: 1,
      unchanged: 1,
      refused: 1,
      conflicts: 1,
      hints: 0,
      notInEntra: 1,
    });
    expect(plan[0]?.conflicts).toEqual(["Start date 2026-12-14 here, 2026-12-07 in Entra."]);
    expect(stored().map(({ startDate }) => startDate)).toEqual(["2026-12-01", "2026-12-07"]);
  });

  test("says for each row what is wrong with it", async () => {
    const { plan } = await desk.upload(
      `${HEAD}${[
        ",2026-12-01,,,",
        "not an email,2026-12-01,,,",
        `${guidOf("stranger")},2026-12-01,,,`,
        "a@calder.example,04/05/2026,,,",
        "b@calder.example,2026-02-30,soon,,",
        "c@calder.example,2026-12-10,2026-12-01,,",
        "d@calder.example,2026-12-10,,,",
        "d@calder.example,2026-12-11,,,",
        "e@calder.example,2026-12-10,,,",
        "e@calder.example,2026-12-10,,,",
      ].join("\n")}`,
    );
    expect(said(plan)).toEqual([
      "There is no email or object ID in this row.",
      "“not an email” is neither an email address nor an object ID.",
      "Nobody in Entra has this object ID.",
      expect.stringContaining("can be 4 May 2026 or 5 April 2026"),
      "“2026-02-30” is no day of the calendar. “soon” is no date. Write it as 2026-12-01.",
      "The end date 2026-12-01 is before the start date 2026-12-10.",
      "Row 9 says something else about the same person. Keep one of them.",
      "Row 8 says something else about the same person. Keep one of them.",
      "",
      "",
    ]);
    expect(plan.map(({ status }) => status).slice(-2)).toEqual(["new", "twin"]);
  });

  test("a person named once by email and once by object ID is one person", async () => {
    const { objectId } = desk.company.person({ displayName: "Ada Nwosu" });
    const { plan } = await desk.upload(
      `${HEAD}ada.nwosu@calder.example,2026-12-01,,,\n${objectId},2026-12-02,,,\n`,
    );
    expect(plan.map(({ status }) => status)).toEqual(["refused", "refused"]);
  });

  test("an email that several people in Entra have is refused", async () => {
    desk.company.person({ displayName: "Twin", workEmail: "other@calder.example" });
    desk.db
      .update(people)
      .set({ workEmail: "bao.tran@calder.example" })
      .where(eq(people.displayName, "Twin"))
      .run();
    const { plan } = await desk.upload(`${HEAD}bao.tran@calder.example,2026-12-01,,,\n`);
    expect(said(plan)[0]).toContain("Several people in Entra have the email");
  });

  test("a manager who is unknown, or would close a loop, is left out and the rest is taken", async () => {
    const { plan } = await desk.upload(
      `${HEAD}${[
        "bao.tran@calder.example,2026-12-01,,,nobody@calder.example",
        "hannah.lindqvist@calder.example,2026-12-01,,,ikram.benali@calder.example",
        "p@calder.example,,,,p@calder.example",
        "q@calder.example,,,,r@calder.example",
        "r@calder.example,,,,q@calder.example",
        "s@calder.example,,,,t@calder.example",
        "t@calder.example,,,,bao.tran@calder.example",
        "u@calder.example,,,,the boss",
      ].join("\n")}`,
    );
    expect(said(plan)).toEqual([
      "nobody@calder.example is nobody in Entra. The manager is left out.",
      "ikram.benali@calder.example reports to this person, so the line of managers would be a loop. The manager is left out.",
      "Nobody is their own manager. The manager is left out.",
      "r@calder.example reports to this person, so the line of managers would be a loop. The manager is left out.",
      "q@calder.example reports to this person, so the line of managers would be a loop. The manager is left out.",
      "",
      "",
      "“the boss” is no email address. The manager is left out.",
    ]);
    expect(plan.every(({ status }) => status === "new")).toBe(true);
    expect(plan[0]?.write).toMatchObject({ startDate: "2026-12-01", managerEmail: null });
    expect(plan[5]?.write).toMatchObject({ managerEmail: "t@calder.example" });
  });

  test("without a column for the person it says what to choose", async () => {
    await expect(desk.upload("name,start\nIkram,2026-12-01\n")).rejects.toThrow(/Choose the column/);
  });

  test("50,000 rows are read, planned and applied", async () => {
    desk.company.crowd(2_000);
    const rows = Array.from({ length: 50_000 }, (_, n) => `person${n}@calder.example,2026-12-01,,Lab,`);
    const { counts } = await desk.apply(HEAD + rows.join("\n"));
    expect(counts).toMatchObject({ rows: 50_000, new: 50_000, notInEntra: 48_000 });
  }, 120_000);
});

describe("columns", () => {
  test("can be chosen otherwise, are used then, and are remembered for the next file", async () => {
    const { uploadId } = await desk.upload("Email,Joined on\nbao.tran@calder.example,04/05/2026\n");
    const mapping = {
      person: "Email",
      startDate: "Joined on",
      endDate: null,
      department: null,
      manager: null,
    };
    mapColumns(desk.as("admin"), { uploadId, mapping, dateOrder: "day-first" });
    const plan = await desk.plan(uploadId);
    expect(plan[0]?.write).toMatchObject({ startDate: "2026-05-04" });
    await applyUpload(desk.as("admin"), { uploadId, seen: planDigest(plan) });
    expect(readMapping(desk.db)).toEqual(mapping);
    const next = await desk.upload("Joined on,Email\n2026-05-05,bao.tran@calder.example\n");
    expect(next.plan[0]).toMatchObject({ status: "changed", write: { startDate: "2026-05-05" } });
  });

  test("a column that the file doesn't have is refused", async () => {
    const { uploadId } = await desk.upload("Email\nbao.tran@calder.example\n");
    const mapping = { person: "Email", startDate: "Start", endDate: null, department: null, manager: null };
    expect(() => mapColumns(desk.as("admin"), { uploadId, mapping, dateOrder: "plain" })).toThrow(
      /no column “Start”/,
    );
  });
});

describe("applying", () => {
  test("writes what is right, leaves out what is refused, and keeps the file's bytes no longer", async () => {
    const { uploadId, counts } = await desk.apply(
      `${HEAD}bao.tran@calder.example,2026-12-01,,Lab,hannah.lindqvist@calder.example\nbad,,,,\n`,
    );
    expect(counts).toMatchObject({ new: 1, refused: 1 });
    expect(stored()).toMatchObject([
      {
        personKey: "bao.tran@calder.example",
        startDate: "2026-12-01",
        endDate: null,
        department: "Lab",
        managerEmail: "hannah.lindqvist@calder.example",
        source: "csv",
        changedByName: "Kwame Mensah",
      },
    ]);
    const upload = desk.db.select().from(hrisUploads).where(eq(hrisUploads.id, uploadId)).get();
    expect(upload).toMatchObject({ state: "Applied", content: null, counts });
    expect(desk.events()).toEqual(["hris.file-uploaded", "hris.file-applied"]);
    await expect(applyUpload(desk.as("admin"), { uploadId, seen: "x".repeat(64) })).rejects.toThrow(
      /applied or put away/,
    );
  });

  test("the same file once more changes nothing", async () => {
    const file = `${HEAD}bao.tran@calder.example,2026-12-01,,Lab,\n`;
    await desk.apply(file);
    const before = stored();
    desk.now += 60_000;
    expect((await desk.apply(file)).counts).toMatchObject({ new: 0, changed: 0, unchanged: 1 });
    expect(stored()).toEqual(before);
  });

  test("when the directory moved after the dry run nothing is written", async () => {
    const { uploadId, plan } = await desk.upload(`${HEAD}new@calder.example,2026-12-01,,,\n`);
    desk.company.person({ displayName: "New", workEmail: "new@calder.example" });
    const seen = planDigest(plan);
    await expect(applyUpload(desk.as("admin"), { uploadId, seen })).rejects.toThrow(/has changed since/);
    expect(stored()).toEqual([]);
  });

  test("a new file puts the draft away, and one can be put away by hand", async () => {
    const first = await desk.upload(`${HEAD}a@calder.example,,,,\n`);
    const second = await desk.upload(`${HEAD}b@calder.example,,,,\n`);
    await expect(desk.plan(first.uploadId)).rejects.toThrow(/put away already/);
    putAwayUpload(desk.as("admin"), second);
    await expect(desk.plan(second.uploadId)).rejects.toThrow(/put away already/);
    expect(
      desk.db
        .select()
        .from(hrisUploads)
        .all()
        .every(({ content }) => content === null),
    ).toBe(true);
  });

  test("an email that somebody else has now is refused while the first one is there, and taken when they are gone", async () => {
    await desk.apply(`${HEAD}bao.tran@calder.example,2026-12-01,,,\n`);
    const bao = eq(people.displayName, "Bao Tran");
    desk.db.update(people).set({ workEmail: "bao.t@calder.example" }).where(bao).run();
    desk.company.person({ displayName: "Bao Tran II", workEmail: "bao.tran@calder.example" });
    const file = `${HEAD}bao.tran@calder.example,2027-02-01,,,\n`;
    expect(said((await desk.upload(file)).plan)[0]).toContain(
      "HR used bao.tran@calder.example for Bao Tran before",
    );
    desk.db.update(people).set({ status: "Deleted" }).where(bao).run();
    expect((await desk.upload(file)).plan[0]).toMatchObject({ status: "changed", isInEntra: true });
  });

  test("every change refuses someone without the role", async () => {
    const { uploadId, plan } = await desk.upload(`${HEAD}a@calder.example,,,,\n`);
    const mapping = { person: "email", startDate: null, endDate: null, department: null, manager: null };
    for (const role of ["agent", "employee"] as const) {
      const ctx = desk.as(role);
      await expect(uploadFile(ctx, { file: new File([HEAD], "x.csv") })).rejects.toThrow(/Your role/);
      await expect(applyUpload(ctx, { uploadId, seen: planDigest(plan) })).rejects.toThrow(/Your role/);
      expect(() => mapColumns(ctx, { uploadId, mapping, dateOrder: "plain" })).toThrow(/Your role/);
      expect(() => putAwayUpload(ctx, { uploadId })).toThrow(/Your role/);
    }
    expect(stored()).toEqual([]);
  });
});
