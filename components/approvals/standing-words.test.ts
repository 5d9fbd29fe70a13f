import { expect, test } from "vitest";
import type { ApprovalView } from "#lib/approvals/types.ts";
import { standingWords } from "./standing-words.ts";

const VIEW: ApprovalView = {
  id: "1",
  kind: "action",
  standing: "waiting",
  word: "Waiting for approval",
  mark: "gains",
  target: "Prototype Vault",
  title: "Add Ikram Benali to Prototype Vault",
  subject: null,
  request: null,
  askedBy: "Noor Haidari",
  askedAt: 0,
  reason: null,
  proposedThrough: null,
  isProposal: false,
  makesPassword: false,
  endsAt: null,
  expiresAt: 0,
  waitingFor: "Hannah Lindqvist, manager of Ikram Benali",
  remindedAt: null,
  decidedBy: null,
  decidedAt: null,
  note: null,
  voidReason: null,
  runId: null,
  canDecide: false,
  canWithdraw: false,
  canRemind: false,
  canRunNow: false,
};
const decided = (part: Partial<ApprovalView>) =>
  standingWords({ ...VIEW, waitingFor: null, decidedBy: "Hannah Lindqvist", ...part });

test("what waits says for whom, also when nobody is left", () => {
  expect(standingWords(VIEW)).toBe("Waiting for Hannah Lindqvist, manager of Ikram Benali");
  expect(standingWords({ ...VIEW, waitingFor: null })).toBe("Nobody is left to approve it");
});

test("what is decided says by whom, and what came of it", () => {
  expect(decided({ standing: "rejected", word: "Rejected" })).toBe("Rejected by Hannah Lindqvist");
  expect(decided({ standing: "carried-out", word: "Approved" })).toBe("Approved by Hannah Lindqvist");
  expect(decided({ standing: "void" })).toBe("Approved by Hannah Lindqvist, not carried out");
  expect(decided({ standing: "ready", askedBy: "you" })).toBe(
    "Approved by Hannah Lindqvist. You can start it",
  );
  expect(decided({ standing: "cancelled", decidedBy: "you" })).toBe("Withdrawn by you");
  expect(decided({ standing: "expired", decidedBy: null })).toBe("Expired: nobody decided in time");
});
