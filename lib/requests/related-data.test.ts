import { expect, test } from "vitest";
import { newId } from "#lib/platform/ids.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { serviceDesk } from "#lib/services/testing/service-desk.ts";
import { memberDesk } from "#lib/members/testing.ts";
import { readRelated } from "./related-data.ts";
import { setStatus } from "./set-status.ts";
import { submitRequest } from "./submit-request.ts";
import type { RequestDetails } from "./types.ts";

type About = Pick<RequestDetails, "id" | "requester" | "subject">;
const by = ({ actor }: MemberContext, id: string): About => {
  const { id: memberId, displayName, objectId } = actor;
  return { id, requester: { id: memberId, displayName, objectId }, subject: null };
};

test("open ones first, then the newest, never itself; five of them and how many there are", () => {
  const desk = memberDesk();
  const agent = desk.signedIn("agent", "Kwame Mensah");
  const ikram = desk.signedIn("employee", "Ikram Benali");
  const ids = Array.from({ length: 8 }, (_, at) => {
    const formToken = newId();
    desk.time.now += 1000;
    submitRequest(ikram, { formToken, serviceKey: "something-else", title: `No. ${at + 1}`, details: "" });
    return formToken;
  });
  desk.time.now += 1000;
  setStatus(agent, { requestId: ids[6] ?? "", status: "Resolved", was: "New" });
  const related = readRelated(agent, by(ikram, ids[7] ?? ""));
  expect(related.rows.map(({ number }) => number)).toEqual([6, 5, 4, 3, 2]);
  expect(related).toMatchObject({ total: 7, allHref: null });
  const ofAgent = readRelated(agent, by(agent, newId()));
  expect(ofAgent).toEqual({ rows: [], total: 0, allHref: null });
});

test("what somebody else asked for a person counts as theirs", () => {
  const { person, ask, signedIn } = serviceDesk();
  const agent = signedIn("agent", "Kwame Mensah");
  const ikram = person("Ikram Benali", "Product Design");
  const hannah = person("Hannah Lindqvist", "Product Design");
  const own = ask(ikram, "something-else", { title: "Camera" });
  ask(hannah, "offboarding", {
    answers: { "last-day": "2026-11-30" },
    forObjectId: ikram.actor.objectId,
  });
  const related = readRelated(agent, by(ikram, own));
  expect(related.rows.map(({ title }) => title)).toEqual([expect.stringContaining("Ikram Benali")]);
  expect(related.allHref).toBe(`/people/${ikram.actor.objectId}`);
});

test("refuses someone without the role", () => {
  const employee = memberDesk().signedIn("employee", "Ikram Benali");
  expect(() => readRelated(employee, by(employee, newId()))).toThrow(
    expect.objectContaining({ code: "not-allowed" }),
  );
});
