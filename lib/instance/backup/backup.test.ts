import { randomBytes } from "node:crypto";
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, test, vi } from "vitest";
import { openDatabase, type Database } from "#db/client.ts";
import { attachments, members, sealedSecrets, settings, temporaryPasswords } from "#db/schema/index.ts";
import { testDatabase } from "#db/testing.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { setAnchor } from "#lib/audit/set-anchor.ts";
import { verifyAudit } from "#lib/audit/verify-audit.ts";
import { Company } from "#lib/directory/testing/company.ts";
import { commandLineActor, type Context } from "#lib/platform/context.ts";
import { newId, sha256 } from "#lib/platform/ids.ts";
import { loadSealingKey, seal } from "#lib/platform/secrets.ts";
import { checkInstance } from "../check-instance.ts";
import { findInstanceHold, findLastBackupAt } from "../data.ts";
import { checkBackup } from "./check-backup.ts";
import { makeBackup } from "./make-backup.ts";
import { restoreBackup } from "./restore-backup.ts";

const NOW = Date.UTC(2026, 10, 27, 3);
const PASSWORD = "Korn-Blau-Segel-Nacht";
const newFolder = () => mkdtempSync(join(tmpdir(), "gatehouse-backup-"));
const contextOf = (db: Database): Context => ({ db, clock: { now: () => NOW }, actor: commandLineActor });
const openIn = (folder: string) => openDatabase(join(folder, "gatehouse.db"));

let data: string;
let db: Database;
/** What the attachments of the desk hold. */
const files = ["Good morning", "A picture"];

function keep(text: string): string {
  const hash = sha256(text);
  mkdirSync(join(data, "attachments", hash.slice(0, 2)), { recursive: true });
  writeFileSync(join(data, "attachments", hash.slice(0, 2), hash), text);
  return hash;
}

function attach(hash: string, size: number): void {
  const row = { id: newId(), requestId: "r", uploaderId: "noor", fileName: "note.txt" };
  const kept = { contentType: "text/plain", size, sha256: hash, createdAt: NOW };
  db.insert(attachments)
    .values({ ...row, ...kept })
    .run();
}

/** A data folder in use: keys, an anchored log, a sealed secret, a waiting password, two attachments. */
beforeEach(() => {
  vi.stubEnv("ENTRA_CLIENT_ID", "");
  data = newFolder();
  writeFileSync(join(data, "gatehouse.db"), testDatabase().$client.serialize());
  db = openIn(data);
  new Company(db).connect({ isPractice: false });
  const row = { id: "noor", email: "noor@calder.example", displayName: "Noor Haidari" };
  db.insert(members)
    .values({ ...row, role: "admin", createdAt: 1 })
    .run();
  const key = loadSealingKey(join(data, "keys", "sealing.key"));
  const secret = { name: "messages.teams-secret", keyId: key.id, savedAt: NOW };
  db.insert(sealedSecrets)
    .values({ ...secret, sealed: seal(key, secret.name, PASSWORD) })
    .run();
  const waiting = { runId: "run", viewerId: "noor", createdAt: NOW, expiresAt: NOW + 1 };
  db.insert(temporaryPasswords)
    .values({ ...waiting, sealed: "sealed-temporary-password" })
    .run();
  for (const text of files) attach(keep(text), text.length);
  checkInstance(contextOf(db));
  recordAudit(contextOf(db), { event: "sync.requested", result: "Queued" });
  setAnchor(contextOf(db));
});

const backUp = () => makeBackup(contextOf(db), { to: newFolder() });

test("a backup is made while somebody writes, and holds every file to its manifest", async () => {
  const writing = setInterval(() => {
    recordAudit(contextOf(db), { event: "sync.requested", result: "Queued" });
  }, 1);
  const { folder, manifest } = await backUp();
  clearInterval(writing);
  expect(await checkBackup(folder)).toEqual(manifest);
  expect(manifest.files.map(({ path }) => path).toSorted()).toEqual(
    [
      "audit-anchors.ndjson",
      ...files.map((text) => join("attachments", sha256(text).slice(0, 2), sha256(text))),
      "gatehouse.db",
    ].toSorted(),
  );
  expect(manifest.tables).toMatchObject({ members: 1, attachments: 2 });
  expect(readdirSync(join(folder, ".."))).toEqual([folder.split("/").at(-1)]);
  expect(findLastBackupAt(db)).toBe(NOW);
});

test("no key and no temporary password is in it", async () => {
  const { folder } = await backUp();
  expect(existsSync(join(folder, "keys"))).toBe(false);
  const bytes = readFileSync(join(folder, "gatehouse.db"));
  expect(bytes.includes("sealed-temporary-password")).toBe(false);
  expect(bytes.includes(PASSWORD)).toBe(false);
  for (const key of readdirSync(join(data, "keys")))
    expect(bytes.includes(readFileSync(join(data, "keys", key)))).toBe(false);
  // The running desk keeps its own.
  expect(db.select().from(temporaryPasswords).get()?.sealed).not.toBeNull();
});

test("restored with its keys it is whole, provable, and stands still until it is confirmed", async () => {
  const { folder } = await backUp();
  const target = newFolder();
  cpSync(join(data, "keys"), join(target, "keys"), { recursive: true });
  const connected = db.select().from(settings).all().length;
  expect(connected).toBeGreaterThan(0);
  const { missing } = await restoreBackup({ from: folder, dataDir: target });
  expect(missing).toEqual([expect.stringContaining("ENTRA_CLIENT_ID=")]);
  for (const text of files)
    expect(readFileSync(join(target, "attachments", sha256(text).slice(0, 2), sha256(text)), "utf8")).toBe(
      text,
    );
  const restored = openIn(target);
  expect(await verifyAudit(restored)).toMatchObject({ problem: null });
  expect(checkInstance(contextOf(restored))).toMatchObject({ reason: "restored", backupAt: NOW });
  expect(findInstanceHold(db)).toBeNull();
});

test("restored onto another machine it says what is missing", async () => {
  rmSync(join(data, "attachments", sha256("A picture").slice(0, 2)), { recursive: true });
  const { folder, manifest } = await backUp();
  expect(manifest.missing).toHaveLength(1);
  const target = newFolder();
  const { missing } = await restoreBackup({ from: folder, dataDir: target });
  expect(missing.map((line) => line.split(":")[0])).toEqual([
    "keys/sealing.key",
    "keys/audit.key",
    expect.stringMatching(/^ENTRA_CLIENT_ID=/),
    manifest.missing[0],
  ]);
  expect(missing[0]).toContain("messages.teams-secret");
  // A key that is not the one counts as missing.
  const other = newFolder();
  loadSealingKey(join(other, "keys", "sealing.key"));
  expect((await restoreBackup({ from: folder, dataDir: other })).missing[0]).toContain("keys/sealing.key");
});

test("newer anchors of the machine stay: they know what the backup lacks", async () => {
  const { folder } = await backUp();
  for (let entry = 0; entry < 3; entry += 1)
    recordAudit(contextOf(db), { event: "sync.requested", result: "Queued" });
  setAnchor(contextOf(db));
  db.$client.close();
  for (const end of ["", "-wal", "-shm"]) rmSync(join(data, `gatehouse.db${end}`), { force: true });
  await restoreBackup({ from: folder, dataDir: data });
  expect((await verifyAudit(openIn(data))).problem?.kind).toBe("tail-cut");
});

test.each([
  ["a flipped bit in the database", (folder: string) => flip(join(folder, "gatehouse.db"))],
  ["an attachment with more in it", (folder: string) => appendFileSync(anAttachment(folder), "x")],
  ["a lost attachment", (folder: string) => rmSync(anAttachment(folder))],
  ["no manifest", (folder: string) => rmSync(join(folder, "manifest.json"))],
  ["half a manifest", (folder: string) => writeFileSync(join(folder, "manifest.json"), '{"format":1')],
  ["a path that leads elsewhere", (folder: string) => edit(folder, "gatehouse.db", "../gatehouse.db")],
  ["another number of members", (folder: string) => edit(folder, '"members": 1', '"members": 2')],
])("a backup with %s is refused, and nothing is put anywhere", async (_what, damage) => {
  const { folder } = await backUp();
  damage(folder);
  const target = newFolder();
  await expect(restoreBackup({ from: folder, dataDir: target })).rejects.toMatchObject({ name: "DeskError" });
  expect(existsSync(join(target, "gatehouse.db"))).toBe(false);
});

test("a database that is there is never written over, and a newer backup is not restored by an older build", async () => {
  const { folder, manifest } = await backUp();
  await expect(restoreBackup({ from: folder, dataDir: data })).rejects.toMatchObject({ code: "conflict" });
  edit(folder, `"schema": ${manifest.schema}`, `"schema": ${manifest.schema + 1_000_000_000_000}`);
  await expect(restoreBackup({ from: folder, dataDir: newFolder() })).rejects.toThrow(/newer Gatehouse/);
});

function flip(path: string): void {
  const bytes = readFileSync(path);
  const at = bytes.length - 100;
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(path, bytes);
}

function anAttachment(folder: string): string {
  const hash = sha256("A picture");
  return join(folder, "attachments", hash.slice(0, 2), hash);
}

function edit(folder: string, from: string, to: string): void {
  const path = join(folder, "manifest.json");
  writeFileSync(path, readFileSync(path, "utf8").replace(from, to));
}

test("what is no key of ours does not stop a restore from saying so", async () => {
  const { folder } = await backUp();
  const target = newFolder();
  mkdirSync(join(target, "keys"));
  writeFileSync(join(target, "keys", "audit.key"), randomBytes(32).toString("base64url"));
  const { missing } = await restoreBackup({ from: folder, dataDir: target });
  expect(missing.some((line) => line.startsWith("keys/audit.key"))).toBe(true);
});
