import { expect, test } from "vitest";
import { Company } from "#lib/directory/testing/company.ts";
import { memberDesk } from "#lib/members/testing.ts";
import { companyName } from "./company-name.ts";
import { dayWords, momentWords } from "./date-words.ts";
import { saveWorkspace } from "./save-workspace.ts";
import { workspaceInput } from "./schema.ts";
import { readWorkspace } from "./workspace-settings.ts";

const settings = { name: "Calder", timeZone: "Europe/Paris" };

test("the workspace is called what an admin says, else as the tenant, else as the product", () => {
  const { db, signedIn } = memberDesk();
  const admin = signedIn("admin", "Noor Haidari");
  expect(companyName(db)).toBe("Gatehouse");
  new Company(db).connect({ tenantName: "Calder Optics" });
  expect(companyName(db)).toBe("Calder Optics");
  saveWorkspace(admin, settings);
  expect(companyName(db)).toBe("Calder");
  saveWorkspace(admin, { ...settings, name: "" });
  expect(companyName(db)).toBe("Calder Optics");
});

test("a change is kept and audited; the same again is neither", () => {
  const { db, signedIn, audit } = memberDesk();
  const admin = signedIn("admin", "Noor Haidari");
  expect(readWorkspace(db)).toEqual({ name: "", timeZone: "UTC" });
  saveWorkspace(admin, settings);
  saveWorkspace(admin, settings);
  expect(readWorkspace(db)).toEqual(settings);
  expect(audit().filter((event) => event === "workspace.changed")).toHaveLength(1);
});

test("refuses someone without the role", () => {
  const { db, signedIn } = memberDesk();
  for (const role of ["agent", "employee"] as const)
    expect(() => saveWorkspace(signedIn(role, role), settings)).toThrow(
      expect.objectContaining({ code: "not-allowed" }),
    );
  expect(readWorkspace(db).name).toBe("");
});

test("a zone that is none and a name that is too long are refused at their fields", () => {
  const issues = workspaceInput.safeParse({ name: "x".repeat(61), timeZone: "Mars/Olympus" }).error?.issues;
  expect(issues?.map(({ path }) => path.join("."))).toEqual(["name", "timeZone"]);
});

test("days and times are those of the zone, and times name it", () => {
  const at = Date.UTC(2026, 10, 24, 23, 30);
  expect(dayWords(at, "UTC")).toBe("24 November 2026");
  expect(dayWords(at, "Europe/Paris")).toBe("25 November 2026");
  expect(momentWords(at, "UTC")).toBe("24 November 2026 at 23:30 UTC");
  expect(momentWords(at, "Europe/Paris")).toBe("25 November 2026 at 00:30 CET");
});
