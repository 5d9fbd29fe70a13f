import { describe, expect, test } from "vitest";
import { fieldErrorsOf, serviceDesk } from "#lib/services/testing/service-desk.ts";
import { newId } from "#lib/platform/ids.ts";
import { BODY_MAX, TITLE_MAX } from "./constants.ts";
import { readOwnRequests } from "./inbox-data.ts";
import { messageSchema, saveAnswerSchema, saveViewSchema, submitRequestSchema } from "./schema.ts";

const submission = (part: object) =>
  submitRequestSchema.safeParse({
    formToken: newId(),
    serviceKey: "something-else",
    title: "Badge",
    details: "",
    ...part,
  });
const wordsOf = (answer: ReturnType<typeof submission>) =>
  answer.error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);

describe("odd texts at the door of a request", () => {
  test("too much is refused at its field, with how much is fine", () => {
    expect(wordsOf(submission({ title: "x".repeat(TITLE_MAX + 1) }))).toEqual([
      "title: Use at most 160 characters.",
    ]);
    expect(wordsOf(submission({ details: "x".repeat(BODY_MAX + 1) }))).toEqual([
      "details: Use at most 10,000 characters.",
    ]);
    expect(submission({ title: "x".repeat(TITLE_MAX), details: "x".repeat(BODY_MAX) }).success).toBe(true);
  });

  test("a title that nobody would see counts as none", () => {
    const desk = serviceDesk();
    const ikram = desk.person("Ikram Benali", "Product Design");
    for (const unseen of ["   ", "\u200b\u200b", "\u202e"]) {
      const title = submission({ title: unseen }).data?.title ?? unseen;
      expect(fieldErrorsOf(() => desk.ask(ikram, "something-else", { title }))).toEqual({
        title: "Give it a title.",
      });
    }
    expect(readOwnRequests(ikram)).toEqual([]);
  });

  test("every script and emoji is kept as it was written", () => {
    const desk = serviceDesk();
    const ikram = desk.person("Ikram Benali", "Product Design");
    const titles = ["شاشتي لا تعمل", "המסך שלי", "画面が映らない", "👩‍👩‍👧‍👦 needs 🖥️", "Łódź ÀÉÎ"];
    for (const title of titles)
      desk.ask(ikram, "something-else", { title: submission({ title }).data?.title });
    expect(
      readOwnRequests(ikram)
        .map(({ title }) => title)
        .toSorted(),
    ).toEqual(titles.toSorted());
  });
});

test("an empty message, view name or saved answer is refused with what is missing", () => {
  const requestId = newId();
  expect(messageSchema.safeParse({ requestId, body: " \n " }).error?.issues[0]?.message).toBe(
    "Write something first.",
  );
  const query = { view: "open", q: "" };
  expect(saveViewSchema.safeParse({ name: "\u200b", query }).error?.issues[0]?.message).toBe(
    "Give it a name.",
  );
  expect(saveAnswerSchema.safeParse({ title: " ", body: "x" }).error?.issues[0]?.message).toBe(
    "Give it a name.",
  );
});
