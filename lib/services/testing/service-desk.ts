import { eq } from "drizzle-orm";
import { members, requests, services } from "#db/schema/index.ts";
import { Company } from "#lib/directory/testing/company.ts";
import { memberDesk } from "#lib/members/testing.ts";
import type { Role } from "#lib/platform/context.ts";
import { newId } from "#lib/platform/ids.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { submitRequest } from "#lib/requests/submit-request.ts";

/** A member desk over a small directory: people who are members, groups and apps to choose from. */
export function serviceDesk() {
  const desk = memberDesk();
  const company = new Company(desk.db);

  /** A person of the directory who is signed in. */
  const person = (
    displayName: string,
    department: string,
    role: Role = "employee",
  ): MemberContext & { id: number } => {
    const { id, objectId } = company.person({ displayName, department });
    const ctx = desk.signedIn(role, displayName);
    desk.db.update(members).set({ objectId }).where(eq(members.id, ctx.actor.id)).run();
    return { ...ctx, id, actor: { ...ctx.actor, objectId } };
  };
  const ask = (ctx: MemberContext, serviceKey: string, more: object = {}) => {
    const formToken = newId();
    submitRequest(ctx, { formToken, serviceKey, title: "", details: "", ...more });
    return formToken;
  };
  const stored = (id: string) => desk.db.select().from(requests).where(eq(requests.id, id)).get();
  const change = (key: string, values: Partial<typeof services.$inferInsert>) =>
    desk.db.update(services).set(values).where(eq(services.key, key)).run();
  return { ...desk, company, person, ask, stored, change };
}

/** What a refusal says at which field. */
export function fieldErrorsOf(attempt: () => unknown): Record<string, string> | undefined {
  try {
    attempt();
  } catch (error) {
    if (error instanceof Error && "fieldErrors" in error)
      // DeskError's own shape.
      return error.fieldErrors as Record<string, string>;
    throw error;
  }
  throw new Error("It was not refused.");
}
