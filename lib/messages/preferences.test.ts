import { expect, test } from "vitest";
import { messagePreferences } from "#db/schema/index.ts";
import { listDefaults, listOwnChoices } from "./preferences-data.ts";
import { saveDefault } from "./save-default.ts";
import { savePreference } from "./save-preference.ts";
import { messageDesk } from "./testing/message-desk.ts";

const choice = (isOn: boolean) => ({ kind: "request-answered", channel: "email", isOn }) as const;

test("own choice counts before the workspace's, and the workspace's before the product's", () => {
  const { admin, employee, email, answer, sends } = messageDesk();
  email();
  answer("product's own");
  expect(sends()).toHaveLength(1);
  saveDefault(admin, choice(false));
  answer("workspace");
  expect(sends()).toHaveLength(1);
  savePreference(employee, choice(true));
  answer("own");
  expect(sends()).toHaveLength(2);
  savePreference(employee, choice(false));
  saveDefault(admin, choice(true));
  answer("own again");
  expect(sends()).toHaveLength(2);
});

test("choosing twice keeps one row; a changed default is audited", () => {
  const { admin, employee, db, audit } = messageDesk();
  savePreference(employee, choice(false));
  savePreference(employee, choice(true));
  expect(db.select().from(messagePreferences).all()).toHaveLength(1);
  saveDefault(admin, choice(false));
  expect(audit()).toContain("message.default-changed");
});

test("everybody is offered what their role can get, and no more", () => {
  const { admin, agent, employee } = messageDesk();
  const kinds = (ctx: typeof admin) => listOwnChoices(ctx, "email").map(({ kind }) => kind);
  expect(kinds(employee)).toContain("request-answered");
  expect(kinds(employee)).not.toContain("request-assigned");
  expect(kinds(agent)).toContain("request-assigned");
  expect(kinds(agent)).not.toContain("sync-held");
  expect(kinds(admin)).toContain("sync-held");
  expect(() => savePreference(employee, { kind: "sync-held", channel: "email", isOn: true })).toThrow(
    expect.objectContaining({ code: "not-found" }),
  );
});

test("defaults are for admins", () => {
  const { agent, employee } = messageDesk();
  for (const ctx of [agent, employee]) {
    expect(() => listDefaults(ctx, "email")).toThrow(expect.objectContaining({ code: "not-allowed" }));
    expect(() => saveDefault(ctx, choice(true))).toThrow(expect.objectContaining({ code: "not-allowed" }));
  }
});
