import { describe, expect, test } from "vitest";
import { fieldErrorsOf, serviceDesk } from "#lib/services/testing/service-desk.ts";
import { newId } from "#lib/platform/ids.ts";
import { readOwnRequests } from "./inbox-data.ts";
import { readTimeline } from "./timeline-data.ts";

function deskWithFigma() {
  const desk = serviceDesk();
  const ikram = desk.person("Ikram Benali", "Product Design");
  const hannah = desk.person("Hannah Lindqvist", "Product Design");
  const figma = desk.company.app({ displayName: "Figma" });
  return { ...desk, ikram, hannah, figma };
}

test("answers are kept with labels and names as they were, and shown under the first message", () => {
  const { ikram, figma, ask, stored, db } = deskWithFigma();
  const answers = { app: figma.objectId, role: "Editor", "needed-by": "2026-11-18" };
  const id = ask(ikram, "app-access", { answers });
  db.$client.prepare("UPDATE apps SET display_name = 'Renamed'").run();
  const kept = [
    { key: "app", label: "Application", kind: "app", text: "Figma", objectId: figma.objectId },
    { key: "role", label: "Role", kind: "text", text: "Editor", objectId: null },
    { key: "needed-by", label: "Needed by", kind: "date", text: "2026-11-18", objectId: null },
  ];
  expect(stored(id)).toMatchObject({ title: "Request app access: Figma", answers: kept });
  expect(readTimeline(ikram, id)).toMatchObject([{ kind: "message", body: "", answers: kept }]);
});

test("what is wrong is said at its field, and nothing is filed", () => {
  const { ikram, ask } = deskWithFigma();
  expect(fieldErrorsOf(() => ask(ikram, "app-access", { answers: { app: "" } }))).toEqual({
    "answers.app": "Choose an app.",
  });
  expect(fieldErrorsOf(() => ask(ikram, "app-access", { answers: { app: newId() } }))).toEqual({
    "answers.app": "This is no longer in the directory. Choose another one.",
  });
  expect(fieldErrorsOf(() => ask(ikram, "something-else"))).toEqual({ title: "Give it a title." });
  expect(readOwnRequests(ikram)).toEqual([]);
});

describe("asking for somebody else", () => {
  test("keeps whoever asked as the requester, and does not show it to the other", () => {
    const { ikram, hannah, figma, ask, stored } = deskWithFigma();
    const more = { answers: { app: figma.objectId }, forObjectId: ikram.actor.objectId };
    const id = ask(hannah, "app-access", more);
    expect(stored(id)).toMatchObject({
      requesterId: hannah.actor.id,
      subjectObjectId: ikram.actor.objectId,
      subjectName: "Ikram Benali",
      title: "Request app access: Figma, for Ikram Benali",
    });
    expect(readOwnRequests(ikram)).toEqual([]);
  });

  test("naming oneself is asking for oneself", () => {
    const { ikram, figma, ask, stored } = deskWithFigma();
    const more = { answers: { app: figma.objectId }, forObjectId: ikram.actor.objectId };
    expect(stored(ask(ikram, "app-access", more))?.subjectObjectId).toBeNull();
  });

  test("is refused where the service is for oneself, and a must where it is always for another", () => {
    const { ikram, hannah, ask } = deskWithFigma();
    const answers = { why: "I forgot it", reach: "555 0100" };
    const forIkram = { forObjectId: ikram.actor.objectId };
    expect(fieldErrorsOf(() => ask(hannah, "reset-password", { answers, ...forIkram }))).toEqual({
      forObjectId: "This can only be asked for oneself.",
    });
    const leaving = { answers: { "last-day": "2026-11-30" } };
    expect(fieldErrorsOf(() => ask(hannah, "offboarding", leaving))).toEqual({
      forObjectId: "Choose a person.",
    });
    expect(
      fieldErrorsOf(() => ask(hannah, "offboarding", { ...leaving, forObjectId: hannah.actor.objectId })),
    ).toEqual({ forObjectId: "Choose somebody else: it can’t be for yourself." });
    expect(
      fieldErrorsOf(() => ask(hannah, "offboarding", { ...leaving, forObjectId: newId() })),
    ).toHaveProperty("forObjectId");
  });
});

describe("who may ask", () => {
  test("a service for other departments does not exist for somebody", () => {
    const { ikram, figma, ask, change } = deskWithFigma();
    change("app-access", { audience: { kind: "departments", departments: ["Finance"] } });
    const attempt = () => ask(ikram, "app-access", { answers: { app: figma.objectId } });
    expect(attempt).toThrow(/no longer offered/);
    change("app-access", { audience: { kind: "departments", departments: ["Product Design"] } });
    expect(attempt).not.toThrow();
  });

  test("a service for a group is there for its members, also through a group within", () => {
    const { ikram, hannah, figma, ask, change, company } = deskWithFigma();
    const inner = company.group({ displayName: "Packaging" });
    const outer = company.group({ displayName: "Design" });
    company.member(inner, ikram);
    company.member(outer, inner);
    const groups = [{ objectId: outer.objectId, displayName: "Design" }];
    change("app-access", { audience: { kind: "groups", groups } });
    const answers = { app: figma.objectId };
    expect(() => ask(ikram, "app-access", { answers })).not.toThrow();
    expect(() => ask(hannah, "app-access", { answers })).toThrow(/no longer offered/);
  });

  test("a service that is off or archived is not offered; its requests stay", () => {
    const { ikram, figma, ask, change } = deskWithFigma();
    const answers = { app: figma.objectId };
    ask(ikram, "app-access", { answers });
    change("app-access", { archivedAt: 1 });
    expect(() => ask(ikram, "app-access", { answers })).toThrow(/no longer offered/);
    expect(readOwnRequests(ikram)).toMatchObject([{ service: "Request app access" }]);
  });
});

test("the service's usual agent gets it, unless they are none any more", () => {
  const { ikram, figma, ask, stored, change, signedIn } = deskWithFigma();
  const kwame = signedIn("agent", "Kwame Mensah");
  const answers = { app: figma.objectId };
  change("app-access", { defaultAssigneeId: kwame.actor.id });
  expect(stored(ask(ikram, "app-access", { answers }))).toMatchObject({
    assigneeId: kwame.actor.id,
    status: "New",
  });
  change("app-access", { defaultAssigneeId: ikram.actor.id });
  expect(stored(ask(ikram, "app-access", { answers }))?.assigneeId).toBeNull();
});
