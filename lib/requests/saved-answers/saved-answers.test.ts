import { expect, test } from "vitest";
import { memberDesk } from "#lib/members/testing.ts";
import { newId } from "#lib/platform/ids.ts";
import { removeAnswer } from "./remove-answer.ts";
import { saveAnswer } from "./save-answer.ts";
import { listSavedAnswers } from "./saved-answers-data.ts";

const vpn = { title: "VPN", body: "Restart the client." };

test("a saved answer is there for every agent, and goes with whoever wrote it or an admin", () => {
  const desk = memberDesk();
  const kwame = desk.signedIn("agent", "Kwame Mensah");
  const ibrahim = desk.signedIn("agent", "Ibrahim Sow");
  const noor = desk.signedIn("admin", "Noor Haidari");
  saveAnswer(kwame, vpn);
  const [answer] = listSavedAnswers(ibrahim);
  expect(answer).toMatchObject({ ...vpn, authorName: "Kwame Mensah", canRemove: false });
  const answerId = answer?.id ?? "";
  expect(() => removeAnswer(ibrahim, { answerId })).toThrow(expect.objectContaining({ code: "not-allowed" }));
  expect(() => saveAnswer(ibrahim, vpn)).toThrow(/of this name/);
  removeAnswer(noor, { answerId });
  expect(listSavedAnswers(kwame)).toEqual([]);
  expect(() => removeAnswer(noor, { answerId: newId() })).toThrow(/gone already/);
});

test("saved answers refuse someone without the role", () => {
  const ikram = memberDesk().signedIn("employee", "Ikram Benali");
  for (const attempt of [
    () => saveAnswer(ikram, vpn),
    () => removeAnswer(ikram, { answerId: newId() }),
    () => listSavedAnswers(ikram),
  ])
    expect(attempt).toThrow(expect.objectContaining({ code: "not-allowed" }));
});
