import { beforeEach, describe, expect, test } from "vitest";
import { newId } from "#lib/platform/ids.ts";
import { readOwnRequests } from "#lib/requests/inbox-data.ts";
import { findService, listServices } from "./data.ts";
import { ensureServices } from "./ensure-services.ts";
import { freeKey } from "./free-key.ts";
import { moveService } from "./move-service.ts";
import { saveService } from "./save-service.ts";
import { setServiceState } from "./set-service-state.ts";
import { serviceInput, type ServiceInput } from "./schema.ts";
import { listServiceSettings } from "./settings-data.ts";
import { serviceDesk } from "./testing/service-desk.ts";

let desk: ReturnType<typeof serviceDesk>;
let admin: ReturnType<typeof desk.signedIn>;
beforeEach(() => {
  desk = serviceDesk();
  admin = desk.signedIn("admin", "Noor Haidari");
});

const vpn = (part: Partial<ServiceInput> = {}): ServiceInput => ({
  key: null,
  version: 0,
  title: "VPN",
  description: "Work from elsewhere.",
  icon: "other",
  fields: [{ key: "where", kind: "text", label: "From where", help: "", isRequired: true, options: [] }],
  audience: { kind: "everybody" },
  defaultAssigneeId: null,
  forWhom: "self",
  asksTitle: false,
  ...part,
});
const keys = () => listServices(desk.db).map(({ key }) => key);

test("a new service is offered, last in the list, and written down", () => {
  expect(saveService(admin, vpn())).toEqual({ key: "vpn" });
  expect(saveService(admin, vpn())).toEqual({ key: "vpn-2" });
  expect(keys().slice(-2)).toEqual(["vpn", "vpn-2"]);
  expect(findService(desk.db, "vpn")).toMatchObject({ title: "VPN", version: 1, forWhom: "self" });
  expect(desk.audit().filter((event) => event === "service.saved")).toHaveLength(2);
});

test("two admins at once: the second is told, and nothing is overwritten", () => {
  const { key } = saveService(admin, vpn());
  saveService(admin, vpn({ key, version: 1, title: "VPN access" }));
  expect(() => saveService(admin, vpn({ key, version: 1, title: "Tunnel" }))).toThrow(/Somebody else/);
  expect(findService(desk.db, key)).toMatchObject({ title: "VPN access", version: 2 });
  expect(() => saveService(admin, vpn({ key: "no-such" }))).toThrow(
    expect.objectContaining({ code: "not-found" }),
  );
});

test("what an admin changed stays as it is over updates; what nobody changed follows them", () => {
  const changed = vpn({ key: "app-access", title: "Apps" });
  saveService(admin, changed);
  desk.change("lost-device", { title: "Old name" });
  ensureServices(desk.db);
  expect(findService(desk.db, "app-access")?.title).toBe("Apps");
  expect(findService(desk.db, "lost-device")?.title).toBe("Report lost device");
});

test("an archived service is offered to nobody and keeps its requests; it can come back", () => {
  const ikram = desk.person("Ikram Benali", "Design");
  desk.ask(ikram, "something-else", { title: "My badge fails" });
  setServiceState(admin, { key: "something-else", state: "archived" });
  expect(keys()).not.toContain("something-else");
  expect(readOwnRequests(ikram)).toHaveLength(1);
  expect(listServiceSettings(admin).at(-1)).toMatchObject({ isArchived: true, openRequests: 1 });
  ensureServices(desk.db);
  expect(keys()).not.toContain("something-else");
  setServiceState(admin, { key: "something-else", state: "active" });
  setServiceState(admin, { key: "something-else", state: "active" });
  expect(keys()).toContain("something-else");
  expect(desk.audit().filter((event) => event === "service.state-changed")).toHaveLength(2);
});

test("services move by one place, keep it over a restart, and stop at the ends", () => {
  const before = keys();
  moveService(admin, { key: "group-membership", step: -1 });
  moveService(admin, { key: "group-membership", step: -1 });
  ensureServices(desk.db);
  expect(keys()).toEqual(["group-membership", "app-access", ...before.slice(2)]);
});

test("the usual assignee must be an agent", () => {
  const ikram = desk.signedIn("employee", "Ikram Benali");
  for (const id of [ikram.actor.id, newId()])
    expect(() => saveService(admin, vpn({ defaultAssigneeId: id }))).toThrow(/agents and admins/);
});

describe.each(["agent", "employee"] as const)("an %s", (role) => {
  test("is refused: someone without the role changes no service and sees no settings", () => {
    const ctx = desk.signedIn(role, "Somebody");
    for (const attempt of [
      () => saveService(ctx, vpn()),
      () => setServiceState(ctx, { key: "app-access", state: "archived" }),
      () => moveService(ctx, { key: "app-access", step: 1 }),
      () => listServiceSettings(ctx),
    ])
      expect(attempt).toThrow(expect.objectContaining({ code: "not-allowed" }));
    expect(desk.audit()).not.toContain("service.saved");
  });
});

test("the editor's door refuses unknown keys, odd audiences and empty names", () => {
  for (const wrong of [
    { ...vpn(), extra: 1 },
    vpn({ title: "  " }),
    vpn({ audience: { kind: "departments", departments: [] } }),
  ])
    expect(serviceInput.safeParse(wrong).success).toBe(false);
});

test("a key is made of plain letters, is never taken and never an address of its own", () => {
  expect(freeKey("VPN & Wi-Fi für Łódź", new Set())).toBe("vpn-wi-fi-fur-lodz");
  expect(freeKey("New", new Set())).toBe("new-2");
  expect(freeKey("日本", new Set(["service"]))).toBe("service-2");
});
