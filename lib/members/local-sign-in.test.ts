import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { members } from "#db/schema/index.ts";
import { findActor } from "#lib/platform/session.ts";
import { createAdmin } from "./create-admin.ts";
import { signInLocally } from "./sign-in-locally.ts";
import { memberDesk } from "./testing.ts";

const email = "emergency@calder.example";

async function deskWithAccount() {
  const desk = memberDesk();
  const { password, memberId } = await createAdmin(desk.signedIn("admin", "Noor Haidari"), { email });
  const signIn = (typed: string) => signInLocally(desk.db, desk.clock, { email, password: typed });
  return { ...desk, password, memberId, signIn };
}

test("a local account signs in with its password", async () => {
  const { db, clock, password, memberId, signIn } = await deskWithAccount();
  expect(findActor(db, clock, await signIn(password))).toMatchObject({ id: memberId, role: "admin" });
});

test("a wrong password and an unknown address get the same words", async () => {
  const { db, clock, signIn } = await deskWithAccount();
  const wrong = await signIn("not this one").catch((error: unknown) => String(error));
  const unknown = await signInLocally(db, clock, { email: "nobody@calder.example", password: "x" }).catch(
    (error: unknown) => String(error),
  );
  expect(wrong).toBe(unknown);
});

test("after eight failures even the right password has to wait fifteen minutes", async () => {
  const { time, password, signIn } = await deskWithAccount();
  for (let tries = 0; tries < 8; tries += 1) await expect(signIn("wrong")).rejects.toThrow(/is wrong/);
  await expect(signIn(password)).rejects.toThrow(/Too many tries/);
  time.now += 15 * 60_000;
  await expect(signIn(password)).resolves.toBeTypeOf("string");
});

test("thirty guesses at the same moment get no further than eight", async () => {
  const { signIn } = await deskWithAccount();
  const guesses = await Promise.allSettled(Array.from({ length: 30 }, (_, at) => signIn(`guess ${at}`)));
  const checked = guesses.filter(
    (guess) => guess.status === "rejected" && /is wrong/.test(String(guess.reason)),
  );
  expect(checked).toHaveLength(8);
});

test("a disabled account does not sign in", async () => {
  const { db, clock, password, memberId, signIn } = await deskWithAccount();
  db.update(members).set({ disabledAt: clock.now() }).where(eq(members.id, memberId)).run();
  await expect(signIn(password)).rejects.toThrow(/is wrong/);
});

test("making an admin again gives the same account a new password and voids the old one", async () => {
  const { db, clock, signedIn, password, memberId, signIn } = await deskWithAccount();
  const before = await signIn(password);
  const again = await createAdmin(signedIn("admin", "Kwame Mensah"), { email });
  expect(again.memberId).toBe(memberId);
  await expect(signIn(password)).rejects.toThrow(/is wrong/);
  await expect(signIn(again.password)).resolves.toBeTypeOf("string");
  expect(findActor(db, clock, before)).toBeNull();
});

test("making an admin refuses someone without the role", async () => {
  const { signedIn } = await deskWithAccount();
  await expect(createAdmin(signedIn("agent", "Kwame Mensah"), { email: "x@calder.example" })).rejects.toThrow(
    /role/,
  );
});
