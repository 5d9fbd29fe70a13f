import "server-only";
import { notFound } from "next/navigation";
import { pageContext } from "#lib/platform/session.ts";
import { findPassword } from "./data.ts";
import { mayReveal, whyNotShown } from "./policy.ts";
import type { HandedOnPage } from "./types.ts";

/** The page of a password that was handed on: not there for anybody but the one it was handed to. */
export async function loadHandedOnPassword(runId: string): Promise<HandedOnPage> {
  const ctx = await pageContext();
  const kept = findPassword(ctx.db, runId);
  if (kept === null || kept.password.handedToObjectId === null || !mayReveal(ctx.actor, kept)) notFound();
  const { password, run } = kept;
  const whyNot = whyNotShown(kept, ctx.clock.now());
  return { runId, personName: run.subjectName, until: password.expiresAt, whyNot };
}
