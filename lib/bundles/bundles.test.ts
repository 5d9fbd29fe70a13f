import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { auditEntries, groups } from "#db/schema/index.ts";
import { testDatabase } from "#db/testing.ts";
import { Company, guidOf, memberWith } from "#lib/directory/testing/company.ts";
import { DEFAULT_ROLE_ID } from "#lib/entra/actions/app-access.ts";
import type { Context, Role } from "#lib/platform/context.ts";
import { newId } from "#lib/platform/ids.ts";
import { bundleFor } from "./bundle-for.ts";
import { countByDepartment, listBundles } from "./data.ts";
import { previewBundle } from "./preview-data.ts";
import { removeBundle } from "./remove-bundle.ts";
import { saveBundle } from "./save-bundle.ts";
import { bundleInput, type BundleInput } from "./schema.ts";
import { listWays } from "./ways-data.ts";

const NOW = Date.UTC(2026, 10, 26, 9);

let company: Company;
beforeEach(() => {
  company = new Company(testDatabase());
  company.connect({ lastSyncAt: NOW - 60_000 });
});

const as = (role: Role): Context => ({ db: company.db, clock: { now: () => NOW }, actor: memberWith(role) });
const bundle = (part: Partial<BundleInput> = {}): BundleInput => ({
  id: null,
  version: 0,
  isBaseline: false,
  department: "Research & Development",
  groups: [],
  apps: [],
  ...part,
});
const group = (displayName: string) => ({ ...company.group({ displayName }), displayName });
const named = ({ objectId, displayName }: { objectId: string; displayName: string }) => ({
  objectId,
  displayName,
});
const events = () =>
  company.db.select({ event: auditEntries.event }).from(auditEntries).orderBy(auditEntries.seq).all();

describe("what a person is given", () => {
  test("the baseline and their department's bundle, each app once and the department's way first", () => {
    const staff = group("All Staff");
    const lab = group("Lab");
    const figma = company.app({ displayName: "Figma" }, ["Editor"]);
    const miro = company.app({ displayName: "Miro" });
    company.assign(miro, lab, "group");
    const direct = `roles:${DEFAULT_ROLE_ID}`;
    const apps = [
      { objectId: miro.objectId, displayName: "Miro", access: direct },
      { objectId: figma.objectId, displayName: "Figma", access: `roles:${guidOf("Editor")}` },
    ];
    saveBundle(as("admin"), bundle({ isBaseline: true, department: "", groups: [named(staff)], apps }));
    const own = [{ objectId: miro.objectId, displayName: "Miro", access: `group:${lab.objectId}` }];
    saveBundle(as("admin"), bundle({ groups: [named(staff), named(lab)], apps: own }));

    const found = bundleFor(as("agent"), { department: "Research & Development" });
    expect(found).toMatchObject({ department: "Research & Development", isEmpty: false, missing: [] });
    expect(found.baselineGroups).toEqual([named(staff)]);
    expect(found.groups).toEqual([named(lab)]);
    expect(found.apps).toMatchObject([
      { displayName: "Miro", appRoleId: null, access: `group:${lab.objectId}`, how: "Through Lab" },
      { displayName: "Figma", appRoleId: guidOf("Editor"), how: "Directly, as Editor" },
    ]);
  });

  test.each(["RESEARCH  & développement", " Research & Developpement "])(
    "the department %s is matched without case, accents and spare spaces",
    (department) => {
      saveBundle(
        as("admin"),
        bundle({ department: "Research & Développement", groups: [group("Lab")].map(named) }),
      );
      expect(bundleFor(as("agent"), { department }).department).toBe("Research & Développement");
    },
  );

  test("without a bundle for the department there is the baseline only, and that is said", () => {
    const staff = group("All Staff");
    saveBundle(as("admin"), bundle({ isBaseline: true, department: "", groups: [named(staff)] }));
    for (const department of ["Sales", null, "  "])
      expect(bundleFor(as("agent"), { department })).toMatchObject({
        department: null,
        baselineGroups: [named(staff)],
        isEmpty: true,
      });
  });

  test("what is gone from the directory is named with the reason, and not given", () => {
    const figma = company.app({ displayName: "Figma" });
    const lost = { objectId: guidOf("lost"), displayName: "Old group" };
    const apps = [
      { objectId: guidOf("lost app"), displayName: "Old app", access: `roles:${DEFAULT_ROLE_ID}` },
      { objectId: figma.objectId, displayName: "Figma", access: `group:${guidOf("lost")}` },
      {
        objectId: company.app({ displayName: "Jira" }).objectId,
        displayName: "Jira",
        access: `roles:${guidOf("x")}`,
      },
    ];
    saveBundle(as("admin"), bundle({ groups: [lost], apps }));
    const found = bundleFor(as("agent"), { department: "research & development" });
    expect(found).toMatchObject({ groups: [], apps: [], isEmpty: true });
    expect(found.missing.map(({ displayName, reason }) => `${displayName}: ${reason}`)).toEqual([
      "Old group: It is not in Entra any more.",
      "Old app: It is not in Entra any more.",
      "Figma: The group that brings it is not in Entra any more.",
      "Jira: Its role is not in Entra any more.",
    ]);
  });
});

describe("changing bundles", () => {
  test("one for each department and one baseline; every change is written down", () => {
    const { id } = saveBundle(as("admin"), bundle());
    saveBundle(as("admin"), bundle({ isBaseline: true, department: "" }));
    saveBundle(as("admin"), bundle({ id, version: 1, department: "Research" }));
    expect(listBundles(company.db).map(({ department, version }) => [department, version])).toEqual([
      ["Everybody", 1],
      ["Research", 2],
    ]);
    removeBundle(as("admin"), { id, version: 2 });
    expect(listBundles(company.db)).toHaveLength(1);
    expect(events().map(({ event }) => event)).toEqual([
      "bundle.saved",
      "bundle.saved",
      "bundle.saved",
      "bundle.removed",
    ]);
  });

  test("a second bundle for the department, an old version and a gone one are refused", () => {
    const { id } = saveBundle(as("admin"), bundle());
    const refused = (input: BundleInput) => expect(() => saveBundle(as("admin"), input));
    refused(bundle({ department: "research &  DEVELOPMENT" })).toThrow(/a bundle for Research & Development/);
    saveBundle(as("admin"), bundle({ id, version: 1 }));
    refused(bundle({ id, version: 1 })).toThrow(/Somebody else/);
    refused(bundle({ id: newId(), version: 1 })).toThrow(/is gone/);
    refused(bundle({ id, version: 2, isBaseline: true, department: "" })).toThrow();
    expect(() => removeBundle(as("admin"), { id, version: 1 })).toThrow(/changed meanwhile/);
    expect(listBundles(company.db)).toHaveLength(1);
  });

  test("two admins who begin a baseline at once: the second is told", () => {
    saveBundle(as("admin"), bundle({ isBaseline: true, department: "" }));
    expect(() => saveBundle(as("admin"), bundle({ isBaseline: true, department: "" }))).toThrow(
      /Somebody else/,
    );
  });

  test("saving and removing refuse someone without the role", () => {
    const { id } = saveBundle(as("admin"), bundle());
    for (const role of ["agent", "employee"] as const) {
      expect(() => saveBundle(as(role), bundle({ department: "Sales" }))).toThrow(/Your role/);
      expect(() => removeBundle(as(role), { id, version: 1 })).toThrow(/Your role/);
    }
    expect(listBundles(company.db)).toHaveLength(1);
  });

  test("the form says what is wrong at the field it belongs to", () => {
    const lab = named(group("Lab"));
    const fieldsOf = (input: BundleInput) =>
      bundleInput.safeParse(input).error?.issues.map(({ path }) => path.join("."));
    expect(fieldsOf(bundle())).toBeUndefined();
    expect(fieldsOf(bundle({ department: " ́ " }))).toEqual(["department"]);
    expect(fieldsOf(bundle({ groups: [lab, lab] }))).toEqual(["groups"]);
    expect(fieldsOf(bundle({ isBaseline: true }))).toEqual(["department"]);
  });
});

describe("looking ahead", () => {
  test("the preview says for each part whether the person gets it, has it, or can't, and why", () => {
    const staff = group("All Staff");
    const rule = { ...company.group({ displayName: "By rule", isDynamic: true }), displayName: "By rule" };
    const lab = group("Lab");
    const miro = company.app({ displayName: "Miro" });
    company.assign(miro, lab, "group");
    const ikram = company.person({ displayName: "Ikram Benali", department: "Lab" });
    company.member(staff, ikram);
    const lost = { objectId: guidOf("lost"), displayName: "Old group" };
    saveBundle(
      as("admin"),
      bundle({ isBaseline: true, department: "", groups: [named(staff), named(rule)] }),
    );
    const apps = [{ objectId: miro.objectId, displayName: "Miro", access: `group:${lab.objectId}` }];
    saveBundle(as("admin"), bundle({ department: "Lab", groups: [lost], apps }));

    const preview = previewBundle(as("agent"), { person: ikram.objectId });
    expect(preview.rows.map((row) => [row.displayName, row.from, row.eligibility.status])).toEqual([
      ["All Staff", "Everybody", "already-so"],
      ["By rule", "Everybody", "not-possible"],
      ["Miro", "Lab", "ready"],
      ["Old group", "Lab", "not-possible"],
    ]);
    expect(preview.rows[1]?.eligibility).toMatchObject({
      reason: expect.stringContaining("chosen by a rule"),
    });
    expect(() => previewBundle(as("employee"), { person: ikram.objectId })).toThrow(/Your role/);
    expect(() => previewBundle(as("agent"), { person: guidOf("x") })).toThrow(/no such person/);
  });

  test("the ways to give an app: groups that can be joined, then directly with why that can't be done", () => {
    const lab = group("Lab");
    const rule = company.group({ displayName: "By rule", isDynamic: true });
    const miro = company.app({ displayName: "Miro" }, ["Member"]);
    company.assign(miro, lab, "group", "Member");
    company.assign(miro, rule, "group", "Member");
    const ways = listWays(as("admin"), { app: miro.objectId });
    expect(ways.map(({ label, access }) => [label, access])).toEqual([
      ["Through Lab, as Member", `group:${lab.objectId}`],
      ["Directly, as Member", `roles:${guidOf("Member")}`],
    ]);
    expect(ways[0]?.unavailableReason).toBeNull();
    expect(ways[1]?.unavailableReason).toContain("switched off");
    expect(() => listWays(as("agent"), { app: miro.objectId })).toThrow(/Your role/);
    expect(() => listWays(as("admin"), { app: guidOf("x") })).toThrow(/no such app/);
  });

  test("people are counted by folded department, under the spelling most of them have", () => {
    company.person({ displayName: "A", department: "Sales" });
    company.person({ displayName: "B", department: "Sales" });
    company.person({ displayName: "C", department: "SALES " });
    company.person({ displayName: "D", department: "Sales", status: "Blocked" });
    expect(countByDepartment(company.db).get("sales")).toEqual({ department: "Sales", count: 3 });
  });

  test("names follow the directory", () => {
    const lab = group("Lab");
    saveBundle(as("admin"), bundle({ groups: [named(lab)] }));
    company.db
      .update(groups)
      .set({ displayName: "Laboratory" })
      .where(eq(groups.objectId, lab.objectId))
      .run();
    const found = bundleFor(as("agent"), { department: "Research & Development" });
    expect(found.groups).toEqual([{ objectId: lab.objectId, displayName: "Laboratory" }]);
  });
});
