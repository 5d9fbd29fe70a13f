import { describe, expect, it } from "vitest";
import type { ActionOutcome } from "#lib/entra/actions/run-types.ts";
import { batchWords, keysToSend, NO_ANSWER, rowStateOf, type RowState } from "./batch.ts";

const outcome = (status: ActionOutcome["status"], runId: string | null = "run"): RowState =>
  rowStateOf({ status: "ok", value: { status, runId, message: status, reason: null } });

describe("what a pair has come to", () => {
  it("ends with a run, an approval or what is so already", () => {
    for (const state of [
      outcome("done"),
      outcome("failed"),
      outcome("unknown"),
      outcome("waiting-approval", null),
    ])
      expect(state).toMatchObject({ status: "answered", hasEnded: true });
    expect(outcome("refused")).toMatchObject({ hasEnded: true });
  });

  it("may go again when it was refused before it became a run, or got no answer", () => {
    expect(outcome("refused", null)).toMatchObject({ result: "refused", hasEnded: false });
    expect(rowStateOf({ status: "refused", code: "not-possible", message: "Paused." })).toMatchObject({
      message: "Paused.",
      hasEnded: false,
    });
    expect(rowStateOf({ status: "error", message: "Ours.", errorId: "e" })).toMatchObject({
      result: "no-answer",
      hasEnded: false,
    });
  });
});

describe("a second try", () => {
  it("sends what was never tried and what has no end, and never a finished pair", () => {
    const states = new Map<string, RowState>([
      ["a", outcome("done")],
      ["b", NO_ANSWER],
      ["c", outcome("waiting-approval", null)],
      ["d", { status: "waiting" }],
    ]);
    expect(keysToSend(["a", "b", "c", "d", "e"], states)).toEqual(["b", "d", "e"]);
  });
});

describe("the summary", () => {
  it("counts each result once, and what was stopped before it was sent", () => {
    const states = [
      outcome("done"),
      outcome("done"),
      outcome("waiting-approval", null),
      NO_ANSWER,
      undefined,
    ];
    expect(batchWords(states)).toBe("2 done, 1 asked for approval, 1 no answer, 1 not sent");
    expect(batchWords([])).toBe("");
  });
});
