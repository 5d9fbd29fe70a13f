import { mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { MemberContext } from "#lib/platform/session.ts";
import { fieldErrorsOf, serviceDesk } from "#lib/services/testing/service-desk.ts";
import type { FormField } from "#lib/services/types.ts";
import { addAttachment } from "./attachments/add-attachment.ts";
import { downloadAttachment } from "./attachments/attachments-data.ts";
import { UNSENT_MAX } from "./attachments/constants.ts";
import { removeAttachment } from "./attachments/remove-attachment.ts";
import { readOwnRequests } from "./inbox-data.ts";
import { replyToRequest } from "./reply-to-request.ts";
import { submitRequestSchema } from "./schema.ts";
import { readTimeline } from "./timeline-data.ts";

const dataDir = mkdtempSync(join(tmpdir(), "gatehouse-form-files-"));
beforeAll(() => {
  vi.stubEnv("GATEHOUSE_DATA_DIR", dataDir);
  return () => vi.unstubAllEnvs();
});

const PHOTO: FormField = {
  key: "photo",
  kind: "file",
  label: "Photo of the badge",
  help: "",
  isRequired: true,
  options: [],
};
const NOT_FOUND = expect.objectContaining({ code: "not-found" });

let desk: ReturnType<typeof serviceDesk>;
let ikram: MemberContext;
let hannah: MemberContext;
let kwame: MemberContext;
beforeEach(() => {
  desk = serviceDesk();
  ikram = desk.person("Ikram Benali", "Product Design");
  hannah = desk.person("Hannah Lindqvist", "Product Design");
  kwame = desk.signedIn("agent", "Kwame Mensah");
  desk.change("something-else", { form: [PHOTO] });
});

async function keep(ctx: MemberContext, name = "badge.txt", words = "front"): Promise<string> {
  desk.time.now += 1_000;
  return (await addAttachment(ctx, { requestId: null, file: new File([words], name) })).id;
}
const ask = (ctx: MemberContext, answer: string, attachmentIds: string[] = []) =>
  desk.ask(ctx, "something-else", { title: "Badge", answers: { photo: answer }, attachmentIds });
const download = (ctx: MemberContext, attachmentId: string) => downloadAttachment(ctx, { attachmentId });

test("files of a field and files beside it stand on the first message, for everybody on the request", async () => {
  const [front, back, other] = [
    await keep(ikram),
    await keep(ikram, "back.txt"),
    await keep(ikram, "log.txt"),
  ];
  expect(() => download(kwame, front)).toThrow(NOT_FOUND);
  const requestId = ask(ikram, `${front},${back}`, [other]);
  const answers = [{ key: "photo", label: PHOTO.label, kind: "file", text: "badge.txt, back.txt" }];
  const attachments = [{ fileName: "badge.txt" }, { fileName: "back.txt" }, { fileName: "log.txt" }];
  expect(readTimeline(kwame, requestId)).toMatchObject([{ kind: "message", answers, attachments }]);
  expect(download(kwame, front).fileName).toBe("badge.txt");
  expect(() => download(hannah, front)).toThrow(NOT_FOUND);
});

test("a field that needs a file says so, and takes five", async () => {
  expect(fieldErrorsOf(() => ask(ikram, ""))).toEqual({ "answers.photo": "Attach a file." });
  const many = await Promise.all([1, 2, 3, 4, 5, 6].map((at) => keep(ikram, `${at}.txt`)));
  expect(fieldErrorsOf(() => ask(ikram, many.join(",")))).toEqual({
    "answers.photo": "Attach at most 5 files.",
  });
  expect(submitRequestSchema.shape.attachmentIds.safeParse(many).success).toBe(false);
  expect(readOwnRequests(ikram)).toEqual([]);
});

test("files of others, sent ones and unknown ones are refused, and nothing is filed", async () => {
  const foreign = await keep(hannah);
  const gone = { "answers.photo": "A file is no longer there. Remove it and attach it again." };
  expect(fieldErrorsOf(() => ask(ikram, foreign))).toEqual(gone);
  const own = await keep(ikram);
  expect(() => ask(ikram, own, [foreign])).toThrow(/no longer there/);
  expect(readOwnRequests(ikram)).toEqual([]);
  const requestId = ask(ikram, own);
  expect(fieldErrorsOf(() => ask(ikram, own))).toEqual(gone);
  expect(() => replyToRequest(ikram, { requestId, body: "", attachmentIds: [own] })).toThrow(/no longer/);
  expect(() => removeAttachment(ikram, { attachmentId: own })).toThrow(NOT_FOUND);
});

test("a file that is taken off is gone with its bytes, unless another one has them too", async () => {
  const [one, twin] = [await keep(ikram, "a.txt", "twin"), await keep(ikram, "b.txt", "twin")];
  const kept = () => readdirSync(join(dataDir, "attachments"), { recursive: true, withFileTypes: true });
  const before = kept().filter((entry) => entry.isFile()).length;
  expect(() => removeAttachment(hannah, { attachmentId: one })).toThrow(NOT_FOUND);
  removeAttachment(ikram, { attachmentId: one });
  expect(kept().filter((entry) => entry.isFile())).toHaveLength(before);
  // Bytes that were kept at this very moment would be left to their keeper.
  desk.time.now += 1_000;
  removeAttachment(ikram, { attachmentId: twin });
  expect(kept().filter((entry) => entry.isFile())).toHaveLength(before - 1);
  expect(() => ask(ikram, twin)).toThrow("Check the marked fields.");
});

test("whoever takes files off again can attach others", async () => {
  const kept = [];
  for (let at = 0; at < UNSENT_MAX; at += 1) kept.push(await keep(ikram, `${at}.txt`));
  await expect(keep(ikram)).rejects.toThrow(/Send what/);
  removeAttachment(ikram, { attachmentId: kept[0] ?? "" });
  await expect(keep(ikram)).resolves.toBeTruthy();
});
