import { redirect } from "next/navigation";
import { untilWritable } from "#db/until-writable.ts";
import { outcomeHref } from "#lib/entra/connection/callback-redirect.ts";
import { completeSignIn } from "#lib/entra/connection/complete-sign-in.ts";
import { callbackQuery, type CallbackQuery } from "#lib/entra/connection/schema.ts";
import { completeProof } from "#lib/members/complete-proof.ts";
import { isProofState } from "#lib/members/proof-draft.ts";
import { setSessionCookie } from "#lib/members/session-cookie.ts";
import { pageContext, type MemberContext } from "#lib/platform/session.ts";

/** Microsoft sends the browser here after signing in: to connect a tenant, or to prove once more who it is. */
export async function GET(request: Request): Promise<Response> {
  const ctx = await pageContext();
  await untilWritable(ctx.db);
  const query = callbackQuery.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (query.success && isProofState(query.data.state)) return takeProof(ctx, query.data);
  if (ctx.actor.role !== "admin") redirect("/");
  if (!query.success) redirect(outcomeHref({ status: "failed", outcome: "link-forged" }));
  const result = await completeSignIn(ctx, query.data);
  redirect(result.status === "consent" ? result.url : outcomeHref(result));
}

async function takeProof(ctx: MemberContext, query: CallbackQuery): Promise<Response> {
  const result = await completeProof(ctx, query);
  if (result.end === "confirmed") await setSessionCookie(result.reference);
  redirect(`/confirmed?end=${result.end}`);
}
