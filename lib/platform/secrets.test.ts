import { mkdtempSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadSealingKey, seal, unseal } from "./secrets.ts";

const path = () => join(mkdtempSync(join(tmpdir(), "gatehouse-")), "keys", "sealing.key");

test("the key is made once, readable by its owner only, and kept", () => {
  const file = path();
  const first = loadSealingKey(file);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(loadSealingKey(file).id).toBe(first.id);
});

test("a sealed value opens for its purpose only and never when altered", () => {
  const key = loadSealingKey(path());
  const sealed = seal(key, "entra client secret", "s3cret");
  expect(unseal(key, "entra client secret", sealed)).toBe("s3cret");
  expect(() => unseal(key, "something else", sealed)).toThrow();
  expect(() => unseal(key, "entra client secret", sealed.slice(0, -4) + "AAAA")).toThrow();
  expect(() => unseal(loadSealingKey(path()), "entra client secret", sealed)).toThrow();
});
