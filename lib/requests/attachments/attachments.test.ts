import { existsSync, mkdtempSync, readdirSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { attachments } from "#db/schema/index.ts";
import { memberDesk } from "#lib/members/testing.ts";
import { newId } from "#lib/platform/ids.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { addNote } from "../add-note.ts";
import { replyToRequest } from "../reply-to-request.ts";
import { submitRequest } from "../submit-request.ts";
import { readTimeline } from "../timeline-data.ts";
import { addAttachment } from "./add-attachment.ts";
import { downloadAttachment } from "./attachments-data.ts";
import { FILE_MAX_BYTES, UNSENT_KEPT_MS, UNSENT_MAX } from "./constants.ts";
import { fileNameFor } from "./file-name.ts";
import { sniffType } from "./sniff-type.ts";

const dataDir = mkdtempSync(join(tmpdir(), "gatehouse-files-"));
beforeAll(() => {
  vi.stubEnv("GATEHOUSE_DATA_DIR", dataDir);
  return () => vi.unstubAllEnvs();
});

const text = (words: string) => new TextEncoder().encode(words);
const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
const picture = (name = "screen.png") => new File([PNG], name, { type: "text/html" });

let desk: ReturnType<typeof memberDesk>;
let ikram: MemberContext;
let hannah: MemberContext;
let kwame: MemberContext;
let requestId: string;
beforeEach(() => {
  desk = memberDesk();
  ikram = desk.signedIn("employee", "Ikram Benali");
  hannah = desk.signedIn("employee", "Hannah Lindqvist");
  kwame = desk.signedIn("agent", "Kwame Mensah");
  requestId = newId();
  submitRequest(ikram, { formToken: requestId, serviceKey: "something-else", title: "Badge", details: "" });
});

const NOT_FOUND = expect.objectContaining({ code: "not-found" });
const download = (ctx: MemberContext, attachmentId: string) => downloadAttachment(ctx, { attachmentId });
const bytesOf = (ctx: MemberContext, id: string) =>
  Buffer.concat([...download(ctx, id).pieces].map((piece) => Buffer.from(piece)));

describe("what a file is", () => {
  test.each([
    ["a picture", PNG, "image/png"],
    ["plain text", text("Good morning, Łódź"), "text/plain; charset=utf-8"],
    ["a PDF", text("%PDF-1.7 ..."), "application/pdf"],
    ["a Word document", text("PK\u0003\u0004[Content_Types].xml word/document.xml"), /wordprocessingml/],
  ])("%s is taken for what it holds", (_what, bytes, type) => {
    expect(sniffType(bytes)).toMatch(type);
  });

  test.each([
    ["a web page", text("<!doctype html><script>alert(1)</script>")],
    ["a web page after blanks", text("\n\n  <html>")],
    ["a web page after words", text("hello <script>alert(1)</script>")],
    ["an SVG", text('<?xml version="1.0"?><svg onload="alert(1)"/>')],
    ["a script", text("#!/bin/sh\nrm -rf /")],
    ["a program", Uint8Array.from([0x4d, 0x5a, 0x90, 0x00])],
    ["an ELF program", Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, 0])],
    ["an archive", text("PK\u0003\u0004readme.txt")],
    ["a document with macros", text("PK\u0003\u0004[Content_Types].xml word/vbaProject.bin")],
    ["bytes that are no text", Uint8Array.from([0xc3, 0x28])],
    ["nothing", new Uint8Array()],
  ])("%s is refused", async (_what, bytes) => {
    expect(sniffType(bytes)).toBeNull();
    const file = new File([bytes], "holiday.png", { type: "image/png" });
    await expect(addAttachment(ikram, { requestId, file })).rejects.toThrow(/not taken/);
  });

  test("too much is refused before it is read", async () => {
    const file = new File([new Uint8Array(FILE_MAX_BYTES + 1)], "big.png");
    await expect(addAttachment(ikram, { requestId, file })).rejects.toThrow(/5 MB/);
  });

  test.each([
    ["../../etc/passwd", "passwd.pdf"],
    ["C:\\Users\\x\\report.pdf", "report.pdf"],
    ["Report.PDF", "Report.PDF"],
    ["...", "file.pdf"],
    ["photo\u202Egpj.exe", "photogpj.exe.pdf"],
    ['a"b\r\nSet-Cookie: x', "a_bSet-Cookie_ x.pdf"],
    ["report.pdf.hta", "report.pdf.hta.pdf"],
    ["report.hta. .", "report.hta.pdf"],
    [`${"x".repeat(300)}.pdf`, `${"x".repeat(116)}.pdf`],
  ])("the name %j of a PDF becomes %j", (given, kept) => {
    expect(fileNameFor(given, "application/pdf")).toBe(kept);
  });

  test.each([
    ["setup.bat", text("@echo off"), "setup.bat.txt"],
    ["server.log", text("2026-11-27 started"), "server.log"],
    ["hosts", text("127.0.0.1 localhost"), "hosts.txt"],
    ["holiday.js", PNG, "holiday.js.png"],
    ["letter.docm", text("PK\u0003\u0004[Content_Types].xml word/document.xml"), "letter.docm.docx"],
  ])("what is called %j is kept under a name that nothing runs", async (given, bytes, kept) => {
    const file = new File([bytes], given);
    expect((await addAttachment(ikram, { requestId, file })).fileName).toBe(kept);
  });
});

describe("a file on a request", () => {
  test("lies under its hash, once, for its owner only and never executable", async () => {
    await addAttachment(ikram, { requestId, file: picture() });
    await addAttachment(ikram, { requestId, file: picture("again.png") });
    const [row, twin] = desk.db.select().from(attachments).all();
    expect(row?.sha256).toBe(twin?.sha256);
    const path = join(dataDir, "attachments", row?.sha256.slice(0, 2) ?? "", row?.sha256 ?? "");
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(path, ".."))).toHaveLength(1);
  });

  test("is the uploader's alone until it is sent, then of everybody on the request", async () => {
    const { id } = await addAttachment(ikram, { requestId, file: picture() });
    expect(bytesOf(ikram, id)).toEqual(Buffer.from(PNG));
    for (const who of [kwame, hannah]) expect(() => download(who, id)).toThrow(NOT_FOUND);
    replyToRequest(ikram, { requestId, body: "", attachmentIds: [id] });
    expect(bytesOf(kwame, id)).toEqual(Buffer.from(PNG));
    expect(() => download(hannah, id)).toThrow(NOT_FOUND);
    expect(readTimeline(kwame, requestId)).toMatchObject([{ attachments: [{ fileName: "screen.png" }] }]);
  });

  test("on an internal note is never the requester's to see", async () => {
    const { id } = await addAttachment(kwame, { requestId, file: picture() });
    addNote(kwame, { requestId, body: "See", attachmentIds: [id] });
    expect(() => download(ikram, id)).toThrow(NOT_FOUND);
    expect(bytesOf(desk.signedIn("agent", "Noor Haidari"), id)).toHaveLength(PNG.length);
  });

  test("is saved and never shown: nothing in it may run", async () => {
    const { id } = await addAttachment(ikram, { requestId, file: picture() });
    expect(download(ikram, id)).toMatchObject({
      contentType: "image/png",
      headers: { "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox" },
    });
  });

  test("refuses someone without the role to see the request, and files of others, sent ones and foreign ones", async () => {
    await expect(addAttachment(hannah, { requestId, file: picture() })).rejects.toThrow(NOT_FOUND);
    const { id } = await addAttachment(ikram, { requestId, file: picture() });
    const send = (ctx: MemberContext, attachmentIds: string[]) =>
      replyToRequest(ctx, { requestId, body: "x", attachmentIds });
    expect(() => send(kwame, [id])).toThrow(/no longer there/);
    expect(() => send(ikram, [newId()])).toThrow(/no longer there/);
    send(ikram, [id, id]);
    expect(() => send(ikram, [id])).toThrow(/no longer there/);
    expect(readTimeline(ikram, requestId)).toHaveLength(1);
  });

  test("is removed after a day when its message was never sent, and there are not many at once", async () => {
    const alone = new File(["only here"], "a.txt");
    await addAttachment(ikram, { requestId, file: alone });
    const { sha256 } = desk.db.select().from(attachments).get() ?? { sha256: "" };
    const path = join(dataDir, "attachments", sha256.slice(0, 2), sha256);
    desk.time.now += UNSENT_KEPT_MS + 1;
    await addAttachment(kwame, { requestId, file: picture() });
    expect(existsSync(path)).toBe(true);
    expect(desk.db.select().from(attachments).all()).toHaveLength(1);
    for (let at = 1; at < UNSENT_MAX; at += 1) await addAttachment(kwame, { requestId, file: picture() });
    await expect(addAttachment(kwame, { requestId, file: picture() })).rejects.toThrow(/Send what/);
  });
});
