import { redirect } from "next/navigation";
import { untilWritable } from "#db/until-writable.ts";
import { outcomeHref } from "#lib/entra/connection/callback-redirect.ts";
import { completeConsent } from "#lib/entra/connection/complete-consent.ts";
import { callbackQuery } from "#lib/entra/connection/schema.ts";
import { requestSync } from "#lib/entra/sync/request-sync.ts";
import { pageContext } from "#lib/platform/session.ts";

/** Microsoft sends the browser here after the consent page. */
export async function GET(request: Request): Promise<Response> {
  const ctx = await pageContext();
  await untilWritable(ctx.db);
  if (ctx.actor.role !== "admin") redirect("/");
  const query = callbackQuery.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!query.success) redirect(outcomeHref({ status: "failed", outcome: "link-forged" }));
  const result = await completeConsent(ctx, query.data);
  if (result.status === "failed") redirect(outcomeHref(result));
  requestSync(ctx, { kind: result.isFirst ? "import" : "delta" });
  redirect(result.isFirst ? "/settings/integrations/entra/connect/import" : "/settings/integrations/entra");
}
