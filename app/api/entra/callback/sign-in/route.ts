import { redirect } from "next/navigation";
import { outcomeHref } from "#lib/entra/connection/callback-redirect.ts";
import { completeSignIn } from "#lib/entra/connection/complete-sign-in.ts";
import { callbackQuery } from "#lib/entra/connection/schema.ts";
import { pageContext } from "#lib/platform/session.ts";

/** Microsoft sends the browser here after signing in. */
export async function GET(request: Request): Promise<Response> {
  const ctx = await pageContext();
  if (ctx.actor.role !== "admin") redirect("/");
  const query = callbackQuery.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!query.success) redirect(outcomeHref({ status: "failed", outcome: "link-forged" }));
  const result = await completeSignIn(ctx, query.data);
  redirect(result.status === "consent" ? result.url : outcomeHref(result));
}
