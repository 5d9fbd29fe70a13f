import { beforeEach, describe, expect, test } from "vitest";
import { ApprovalDesk } from "#lib/approvals/testing/approval-desk.ts";
import { cancelRequest } from "./cancel-request.ts";
import { NUDGE_EVERY_MS } from "./constants.ts";
import { nudgeAgents } from "./nudge-agents.ts";
import { setStatus } from "./set-status.ts";
import { readTimeline } from "./timeline-data.ts";

let desk: ApprovalDesk;
let requestId: string;
beforeEach(() => {
  desk = new ApprovalDesk();
  desk.rule();
  ({ requestId } = desk);
});
const texts = () =>
  readTimeline(desk.as(desk.ikram), requestId).flatMap((line) => ("text" in line ? [line.text] : []));
const approvalLines = () =>
  readTimeline(desk.as(desk.noor), requestId).flatMap((line) =>
    line.kind === "approval" ? [line.approval.standing] : [],
  );

describe("cancelling one's own request", () => {
  test("closes it and takes back what waits for an approval", async () => {
    await desk.waiting();
    cancelRequest(desk.as(desk.ikram), { requestId });
    expect(texts()).toEqual(["cancelled the request"]);
    expect(approvalLines()).toEqual(["cancelled"]);
    expect(desk.events()).toContain("request.cancelled Done");
  });

  test("refuses everybody else, agents too, and what is closed", () => {
    for (const who of [desk.noor, desk.hannah])
      expect(() => cancelRequest(desk.as(who), { requestId })).toThrow(
        expect.objectContaining({ code: "not-found" }),
      );
    setStatus(desk.as(desk.noor), { requestId, status: "Resolved" });
    expect(() => cancelRequest(desk.as(desk.ikram), { requestId })).toThrow(/closed already/);
  });
});

describe("asking how it is going", () => {
  test("works once a day", () => {
    nudgeAgents(desk.as(desk.ikram), { requestId });
    expect(() => nudgeAgents(desk.as(desk.ikram), { requestId })).toThrow(/once a day/);
    desk.now += NUDGE_EVERY_MS;
    nudgeAgents(desk.as(desk.ikram), { requestId });
    expect(texts()).toEqual(["asked how it is going", "asked how it is going"]);
  });

  test("refuses everybody else, and what is closed", () => {
    expect(() => nudgeAgents(desk.as(desk.noor), { requestId })).toThrow(
      expect.objectContaining({ code: "not-found" }),
    );
    setStatus(desk.as(desk.noor), { requestId, status: "Resolved" });
    expect(() => nudgeAgents(desk.as(desk.ikram), { requestId })).toThrow(/while the request is open/);
  });
});
