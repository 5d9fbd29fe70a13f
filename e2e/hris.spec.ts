import type { Page } from "@playwright/test";
import { connectDesk } from "./ready-desk.ts";
import { expect, signInAs, SMALL_TENANT, test } from "./fixtures.ts";
import type { Desk } from "./start-desk.ts";

test.use({ deskName: "hris", deskSettings: SMALL_TENANT });
test.describe.configure({ mode: "serial" });

const DAY_MS = 24 * 60 * 60_000;
/** A calendar day so many days from now, with its parts. */
function dayAhead(days: number): { iso: string; slashed: string } {
  const iso = new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
  const [year, month, day] = iso.split("-");
  return { iso, slashed: `${day}/${month}/${year}` };
}
const start = dayAhead(5);
const end = dayAhead(9);

/** As a German HR system writes it: semicolons, Windows-1252, its own column names. */
const FILE = [
  "Mitarbeiter;Geschäftliche Adresse;Eintritt;Austritt;Abteilung",
  `Ikram;ikram.benali@calder.example;${start.slashed};;Product Design`,
  `Hannah;hannah.lindqvist@calder.example;;${end.iso};`,
  `Neu;neue.kollegin@calder.example;${start.iso};;Qualität`,
  "Falsch;keine Adresse;2026-12-01;;",
].join("\r\n");

async function choose(page: Page, field: string, option: string | RegExp): Promise<void> {
  await page.getByRole("combobox", { name: field }).click();
  await page.getByRole("option", { name: option }).click();
}

async function pick(page: Page, field: string, text: string): Promise<void> {
  await page.getByRole("combobox", { name: field }).fill(text);
  await page.getByRole("option", { name: text }).first().click();
}

async function openHris(page: Page, desk: Desk): Promise<void> {
  await page.goto(`${desk.url}/settings/integrations/hris`);
  await expect(page.getByRole("heading", { name: "HRIS", level: 1 })).toBeVisible();
}

test("a file of HR: its columns are chosen, the dry run says what is wrong, and what is right counts", async ({
  page,
  desk,
  look,
}) => {
  await connectDesk(page, desk);
  await page.goto(`${desk.url}/settings/integrations`);
  await page.getByRole("link", { name: "Connect CSV file" }).click();
  const file = { name: "personal.csv", mimeType: "text/csv", buffer: Buffer.from(FILE, "latin1") };
  await page.locator("input[type=file]").setInputFiles(file);
  await expect(page.getByText("4 rows in Windows-1252, told apart by semicolon.")).toBeVisible();
  await expect(page.getByText("Choose the column that holds the work email")).toBeVisible();
  await choose(page, "Work email or object ID", "Geschäftliche Adresse");
  await choose(page, "Dates in numbers", /Day first/);
  await page.getByRole("button", { name: "Use these columns" }).click();

  const rows = page.getByRole("table", { name: "Rows to look at" });
  await expect(rows.getByRole("row", { name: /keine adresse/ })).toContainText("neither an email address");
  await expect(rows.getByRole("row", { name: /neue.kollegin/ })).toContainText("Not in Entra yet");
  await look(page, "hris-dry-run");
  await page.getByRole("button", { name: "Apply 3 rows" }).click();
  await expect(page.getByRole("table", { name: "Last files" })).toContainText("3 new, 1 refused");
  await expect(page.getByRole("table", { name: "Conflicts" })).toContainText("Ikram Benali");
  await look(page, "hris");
});

test("offices have time zones, and the Forecast shows who comes and goes with what is missing", async ({
  page,
  desk,
  look,
}) => {
  await signInAs(page, desk, "Noor Haidari");
  await openHris(page, desk);
  const office = page.getByRole("list", { name: "Offices" }).getByRole("combobox", { name: /Gothenburg/ });
  await office.fill("stockholm");
  await page.getByRole("option", { name: "Europe/Stockholm" }).click();
  await expect(office).toHaveValue("Europe/Stockholm");
  await page.getByRole("link", { name: "Forecast" }).click();

  const joiners = page.getByRole("table", { name: "Joiners" });
  const ikram = joiners.getByRole("row", { name: /Ikram Benali/ });
  await expect(ikram).toContainText("Product Design has no app bundle.");
  await expect(joiners.getByRole("row", { name: /neue.kollegin/ })).toContainText("Not in Entra yet");
  await expect(
    page.getByRole("table", { name: "Leavers" }).getByRole("row", { name: /Hannah Lindqvist/ }),
  ).toContainText("Europe/Stockholm");
  await look(page, "forecast");
  await ikram.getByRole("link", { name: "Add one" }).click();
  await expect(page.getByRole("combobox", { name: "Department" })).toHaveValue("Product Design");
});

test("a bundle is set up, and its preview says what a person gets, has, and can't get", async ({
  page,
  desk,
  look,
}) => {
  await signInAs(page, desk, "Noor Haidari");
  await page.goto(`${desk.url}/bundles/everybody`);
  await pick(page, "Add a group", "All Staff");
  await page.getByRole("button", { name: "Add bundle" }).click();
  await expect(page).toHaveURL(/\/bundles$/);
  await page.goto(`${desk.url}/bundles/new?department=product%20design`);
  await pick(page, "Add an app", "Figma");
  await expect(page.getByRole("combobox", { name: "How Figma is given" })).toContainText(/Through|Directly/);
  await look(page, "bundle");
  await page.getByRole("button", { name: "Add bundle" }).click();
  await expect(page.getByRole("table", { name: "Bundles by department" })).toContainText("Figma");

  await pick(page, "Person", "Ikram Benali");
  const preview = page.getByRole("table", { name: "What Ikram Benali would be given" });
  await expect(preview.getByRole("row", { name: /All Staff/ })).toContainText("Everybody");
  await expect(preview.getByRole("row", { name: /Figma/ })).toContainText("product design");
  await look(page, "bundles");
});

test("agents read bundles and the Forecast and change neither; for employees there are no such pages", async ({
  page,
  desk,
}) => {
  await signInAs(page, desk, "Kwame Mensah");
  await page.goto(`${desk.url}/bundles`);
  await expect(page.getByRole("link", { name: "View the baseline" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Add bundle" })).toHaveCount(0);
  await page.goto(`${desk.url}/workflows/forecast`);
  await expect(page.getByRole("table", { name: "Joiners" })).toBeVisible();
  await signInAs(page, desk, "Ikram Benali");
  for (const path of ["/bundles", "/workflows/forecast", "/settings/integrations/hris"]) {
    const answer = await page.goto(`${desk.url}${path}`);
    expect(answer?.status()).toBe(404);
  }
});
