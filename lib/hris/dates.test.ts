import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { hrisPeople, people, personDateChanges } from "#db/schema/index.ts";
import { loadPerson } from "#lib/directory/load-person.ts";
import { peekPerson } from "#lib/directory/peek-person.ts";
import { readPeopleRows } from "#lib/directory/people-rows.ts";
import { writeWorkspace } from "#lib/workspace/workspace-settings.ts";
import { chooseWinner } from "./choose-winner.ts";
import { listConflicts } from "./conflicts-data.ts";
import { datesOf, readDates } from "./dates-data.ts";
import { departmentOf } from "./department-of.ts";
import { saveOfficeZone } from "./offices/save-office-zone.ts";
import { listOffices, zoneOf } from "./offices/zone-data.ts";
import { putPeople } from "./put-people.ts";
import type { ApiPerson } from "./schema.ts";
import { refreshDates } from "./refresh-dates.ts";
import { HrisDesk } from "./testing.ts";

let desk: HrisDesk;
let ikram: string;
let bao: string;
beforeEach(() => {
  desk = new HrisDesk();
  ikram = desk.company.person({ displayName: "Ikram Benali", employeeHireDate: "2026-12-07" }).objectId;
  bao = desk.company.person({ displayName: "Bao Tran", department: "Lab" }).objectId;
});

const send = (person: ApiPerson) => putPeople(desk.as("admin"), [person]).results[0];
const refresh = () => refreshDates(desk.as("admin"));
const inEntra = (objectId: string, values: Partial<typeof people.$inferInsert>) =>
  desk.db.update(people).set(values).where(eq(people.objectId, objectId)).run();

describe("the date that counts", () => {
  test("what Entra said before Gatehouse looked is no news; a change of it is a new version", () => {
    expect(refresh()).toEqual({ moved: 1 });
    expect(datesOf(desk.db, ikram)).toMatchObject({
      start: { date: "2026-12-07", source: "entra", version: 1, changedAt: 0 },
      end: null,
    });
    inEntra(ikram, { employeeHireDate: "2026-12-14" });
    expect(refresh()).toEqual({ moved: 1 });
    expect(datesOf(desk.db, ikram).start).toMatchObject({
      date: "2026-12-14",
      version: 2,
      changedAt: desk.now,
    });
    expect(refresh()).toEqual({ moved: 0 });
  });

  test("HR's date comes before Entra's, and the other way round when an admin says so", () => {
    refresh();
    send({ objectId: ikram, startDate: "2026-12-10" });
    expect(datesOf(desk.db, ikram).start).toMatchObject({ date: "2026-12-10", source: "hris", version: 2 });
    expect(chooseWinner(desk.as("admin"), { winner: "entra" })).toEqual({ moved: 1 });
    expect(datesOf(desk.db, ikram).start).toMatchObject({ date: "2026-12-07", source: "entra", version: 3 });
    expect(chooseWinner(desk.as("admin"), { winner: "entra" })).toEqual({ moved: 0 });
    send({ objectId: bao, startDate: "2026-12-01" });
    expect(datesOf(desk.db, bao).start).toMatchObject({ date: "2026-12-01", source: "hris" });
  });

  test("the same day said by HR as well is no new version, but comes from HR", () => {
    refresh();
    send({ objectId: ikram, startDate: "2026-12-07" });
    expect(datesOf(desk.db, ikram).start).toMatchObject({ source: "hris", version: 1, changedAt: 0 });
    send({ objectId: ikram, startDate: null });
    expect(datesOf(desk.db, ikram).start).toMatchObject({ source: "entra", version: 1 });
  });

  test("a date that is moved, taken back, and sent twice: each real change is one version (F44)", () => {
    send({ objectId: bao, endDate: "2026-12-31" });
    send({ objectId: bao, endDate: "2026-12-31" });
    expect(datesOf(desk.db, bao).end?.version).toBe(1);
    send({ objectId: bao, endDate: "2026-12-24" });
    send({ objectId: bao, endDate: null });
    expect(datesOf(desk.db, bao).end).toBeNull();
    send({ objectId: bao, endDate: "2026-12-31" });
    expect(datesOf(desk.db, bao).end).toMatchObject({ date: "2026-12-31", version: 4 });
    const history = desk.db.select().from(personDateChanges).where(eq(personDateChanges.objectId, bao)).all();
    expect(history.map(({ was, date, version }) => [was, date, version])).toEqual([
      [null, "2026-12-31", 1],
      ["2026-12-31", "2026-12-24", 2],
      ["2026-12-24", null, 3],
      [null, "2026-12-31", 4],
    ]);
  });

  test("who is in Entra only later is found by email then, and their date counts from then on", () => {
    send({ email: "new.one@calder.example", startDate: "2026-12-01" });
    expect(readDates(desk.db, { kind: "start", from: "2026-12-01", to: "2026-12-01" })).toEqual([]);
    desk.company.person({ displayName: "New One" });
    refresh();
    expect(readDates(desk.db, { kind: "start", from: "2026-12-01", to: "2026-12-01" })).toMatchObject([
      { displayName: "New One", source: "hris", version: 1, changedAt: desk.now },
    ]);
  });

  test("nobody is pinned while two people have the email, and a pinned one stays theirs when the email moves", () => {
    send({ email: "bao.tran@calder.example", startDate: "2026-12-01" });
    inEntra(bao, { workEmail: "bao.t@calder.example" });
    desk.company.person({ displayName: "Bao II", workEmail: "bao.tran@calder.example" });
    refresh();
    expect(desk.db.select().from(hrisPeople).all()).toMatchObject([{ objectId: bao }]);
    send({ email: "two@calder.example", startDate: "2026-12-02" });
    desk.company.person({ displayName: "A", workEmail: "two@calder.example" });
    const other = desk.company.person({ displayName: "B", workEmail: "b@calder.example" });
    inEntra(other.objectId, { workEmail: "two@calder.example" });
    refresh();
    const two = eq(hrisPeople.personKey, "two@calder.example");
    expect(desk.db.select().from(hrisPeople).where(two).get()?.objectId).toBeNull();
  });

  test("dates are read by day with both ends, in order; guests and deleted people have none", () => {
    send({ objectId: bao, startDate: "2026-12-08" });
    desk.company.person({ displayName: "Guest", isGuest: true, employeeHireDate: "2026-12-07" });
    const gone = desk.company.person({ displayName: "Gone", employeeHireDate: "2026-12-07" });
    inEntra(gone.objectId, { status: "Deleted" });
    refresh();
    const names = (from: string, to: string) =>
      readDates(desk.db, { kind: "start", from, to }).map(({ displayName }) => displayName);
    expect(names("2026-12-07", "2026-12-08")).toEqual(["Ikram Benali", "Bao Tran"]);
    expect(names("2026-12-08", "2026-12-31")).toEqual(["Bao Tran"]);
    expect(names("2026-12-09", "2026-12-31")).toEqual([]);
  });

  test("People, the person's page and its peek show it with who says it; guests' are Entra's", () => {
    const guest = desk.company.person({
      displayName: "Guest",
      isGuest: true,
      employeeHireDate: "2026-12-01",
    });
    const shown = (objectId: string) => {
      const agent = desk.as("agent");
      const ids = desk.db.select({ id: people.id }).from(people).where(eq(people.objectId, objectId)).all();
      const [row] = readPeopleRows(desk.db, [ids[0]?.id ?? 0], true, ["startDate", "endDate"]);
      const page = loadPerson(agent, objectId).desk?.dates;
      expect(peekPerson(agent, objectId).desk?.dates).toEqual(page);
      expect(row?.more).toEqual({ startDate: page?.start?.date ?? null, endDate: page?.end?.date ?? null });
      return page;
    };
    expect(shown(ikram)).toEqual({ start: { date: "2026-12-07", source: "entra" }, end: null });
    send({ objectId: ikram, startDate: "2026-12-10", endDate: "2027-12-10" });
    expect(shown(ikram)).toEqual({
      start: { date: "2026-12-10", source: "hris" },
      end: { date: "2027-12-10", source: "hris" },
    });
    chooseWinner(desk.as("admin"), { winner: "entra" });
    expect(shown(ikram)?.start).toEqual({ date: "2026-12-07", source: "entra" });
    expect(shown(guest.objectId)?.start).toEqual({ date: "2026-12-01", source: "entra" });
    send({ objectId: ikram, endDate: null });
    expect(shown(ikram)?.end).toBeNull();
  });

  test("HR's department comes before Entra's", () => {
    expect(departmentOf(desk.db, bao)).toBe("Lab");
    send({ objectId: bao, department: "Sales" });
    expect(departmentOf(desk.db, bao)).toBe("Sales");
    send({ objectId: bao, department: null });
    expect(departmentOf(desk.db, bao)).toBe("Lab");
  });
});

describe("conflicts", () => {
  test("are people for whom HR and Entra say different days, and nobody else", () => {
    inEntra(bao, { employeeLeaveDate: "2026-12-31" });
    send({ objectId: ikram, startDate: "2026-12-10", endDate: "2027-12-10" });
    send({ objectId: bao, startDate: "2026-12-01", endDate: "2026-12-31" });
    expect(listConflicts(desk.db)).toEqual({
      total: 1,
      rows: [
        expect.objectContaining({
          displayName: "Ikram Benali",
          kind: "start",
          hris: "2026-12-10",
          entra: "2026-12-07",
        }),
      ],
    });
  });

  test("choosing whose date counts refuses someone without the role", () => {
    for (const role of ["agent", "employee"] as const)
      expect(() => chooseWinner(desk.as(role), { winner: "entra" })).toThrow(/Your role/);
    expect(desk.events()).toEqual([]);
  });
});

describe("the API", () => {
  test("takes what is right, refuses the rest one by one, and the same call again changes nothing", () => {
    const call = [
      {
        email: "Bao.Tran@calder.example",
        startDate: "2026-12-01",
        managerEmail: "ikram.benali@calder.example",
      },
      { email: "new@calder.example", startDate: "04/05/2026" },
      { objectId: ikram, endDate: "2027-01-31", department: "" },
    ];
    expect(putPeople(desk.as("admin"), call).results).toMatchObject([
      { index: 0, person: "bao.tran@calder.example", status: "created", errors: [] },
      { index: 1, status: "refused", errors: [expect.stringContaining("can be 4 May 2026")] },
      { index: 2, status: "created" },
    ]);
    expect(putPeople(desk.as("admin"), call).results.map(({ status }) => status)).toEqual([
      "unchanged",
      "refused",
      "unchanged",
    ]);
    expect(desk.events()).toEqual(["hris.people-sent"]);
  });

  test("a member that can't be read is refused by itself, with what is wrong", () => {
    const call = [
      { email: "new@calder.example", startDate: 20261201 },
      "x",
      { email: "a@calder.example", objectId: bao },
      { email: "b@calder.example", salary: 1 },
      { email: "bao.tran@calder.example", startDate: "2026-12-01" },
    ];
    const { results } = putPeople(desk.as("admin"), call);
    expect(results.map(({ index, status }) => [index, status])).toEqual([
      [0, "refused"],
      [1, "refused"],
      [2, "refused"],
      [3, "refused"],
      [4, "created"],
    ]);
    expect(results[0]?.errors[0]).toContain("startDate");
    expect(results[2]?.errors).toEqual(["Name the person by email or by objectId, one of the two."]);
    expect(results[3]?.errors[0]).toContain("salary");
  });

  test("a value left out stays as it is, null takes it back", () => {
    send({ objectId: bao, startDate: "2026-12-01", endDate: "2026-12-31" });
    send({ objectId: bao, endDate: null });
    expect(desk.db.select().from(hrisPeople).get()).toMatchObject({ startDate: "2026-12-01", endDate: null });
  });

  test("refuses someone without the role", () => {
    for (const role of ["agent", "employee"] as const)
      expect(() => putPeople(desk.as(role), [{ objectId: bao, startDate: "2026-12-01" }])).toThrow(
        /Your role/,
      );
    const machine = { kind: "machine", id: "k", displayName: "Chat", scopes: ["something-else"] } as const;
    const other = { ...desk.as("admin"), actor: machine };
    expect(() => putPeople(other, [{ objectId: bao, startDate: "2026-12-01" }])).toThrow(
      expect.objectContaining({ code: "not-allowed" }),
    );
    expect(desk.db.select().from(hrisPeople).all()).toEqual([]);
  });
});

describe("the zone of an office", () => {
  test("is matched without case and accents; else the workspace's stands in", () => {
    writeWorkspace(desk.db, 0, { name: "", timeZone: "Europe/Berlin" });
    saveOfficeZone(desk.as("admin"), { office: "São Paulo", timeZone: "America/Sao_Paulo" });
    expect(zoneOf(desk, { officeLocation: " sao  PAULO" })).toEqual({
      timeZone: "America/Sao_Paulo",
      isOffice: true,
    });
    for (const officeLocation of ["Lyon", null, ""])
      expect(zoneOf(desk, { officeLocation })).toEqual({ timeZone: "Europe/Berlin", isOffice: false });
  });

  test("offices are listed with how many people are there, and a zone can be taken off", () => {
    for (const displayName of ["A", "B"]) desk.company.person({ displayName, officeLocation: "Lyon" });
    desk.company.person({ displayName: "C", officeLocation: "LYON " });
    saveOfficeZone(desk.as("admin"), { office: "lyon", timeZone: "Europe/Paris" });
    saveOfficeZone(desk.as("admin"), { office: "lyon", timeZone: "Europe/Paris" });
    expect(listOffices(desk.db)).toEqual([{ office: "lyon", timeZone: "Europe/Paris", peopleCount: 3 }]);
    saveOfficeZone(desk.as("admin"), { office: "Lyon", timeZone: null });
    expect(listOffices(desk.db)).toEqual([{ office: "Lyon", timeZone: null, peopleCount: 3 }]);
    expect(desk.events()).toEqual(["hris.office-zone-saved", "hris.office-zone-saved"]);
  });

  test("refuses someone without the role", () => {
    for (const role of ["agent", "employee"] as const)
      expect(() => saveOfficeZone(desk.as(role), { office: "Lyon", timeZone: "Europe/Paris" })).toThrow(
        /Your role/,
      );
    expect(listOffices(desk.db)).toEqual([]);
  });
});

describe("one person whom HR named in two ways", () => {
  const rows = () => desk.db.select().from(hrisPeople).all();

  test("named by email before they are in Entra and by object ID afterwards is one row", () => {
    send({ email: "new.one@calder.example", startDate: "2026-12-01", department: "Lab" });
    const { objectId } = desk.company.person({ displayName: "New One" });
    expect(send({ objectId, endDate: "2027-12-01" })?.status).toBe("updated");
    expect(rows()).toMatchObject([
      {
        personKey: "new.one@calder.example",
        objectId,
        startDate: "2026-12-01",
        endDate: "2027-12-01",
        department: "Lab",
      },
    ]);
    expect(datesOf(desk.db, objectId)).toMatchObject({
      start: { date: "2026-12-01" },
      end: { date: "2027-12-01" },
    });
  });

  test("two rows become one as soon as the email is theirs: what was said last counts, gaps are filled", () => {
    send({ email: "new.one@calder.example", startDate: "2026-12-01", department: "Lab" });
    const { objectId } = desk.company.person({ displayName: "New One", workEmail: "n.one@calder.example" });
    desk.now += 60_000;
    send({ objectId, endDate: "2027-12-01", department: "Sales" });
    expect(rows()).toHaveLength(2);
    inEntra(objectId, { workEmail: "new.one@calder.example" });
    expect(refresh()).toEqual({ moved: 1 });
    expect(rows()).toMatchObject([
      { objectId, startDate: "2026-12-01", endDate: "2027-12-01", department: "Sales" },
    ]);
    expect(desk.events()).toEqual(["hris.people-sent", "hris.people-sent", "hris.people-matched"]);
    expect(refresh()).toEqual({ moved: 0 });
  });

  test("joining never puts an end before a start", () => {
    send({ email: "new.one@calder.example", startDate: "2027-06-01" });
    const { objectId } = desk.company.person({ displayName: "New One", workEmail: "n.one@calder.example" });
    desk.now += 60_000;
    send({ objectId, endDate: "2026-12-31" });
    inEntra(objectId, { workEmail: "new.one@calder.example" });
    refresh();
    expect(rows()).toMatchObject([{ startDate: null, endDate: "2026-12-31" }]);
  });

  test("an email that two people have by now ties nobody", () => {
    send({ email: "new.one@calder.example", startDate: "2026-12-01" });
    const { objectId } = desk.company.person({ displayName: "New One" });
    const other = desk.company.person({ displayName: "Other", workEmail: "o@calder.example" });
    inEntra(other.objectId, { workEmail: "new.one@calder.example" });
    expect(send({ objectId, endDate: "2027-12-01" })?.status).toBe("created");
    expect(rows().map((row) => row.objectId)).toEqual([null, objectId]);
  });
});
