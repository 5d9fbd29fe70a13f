import { redirect } from "next/navigation";
import { pageContext } from "#lib/platform/session.ts";
import { homeOf } from "#lib/shell/data.ts";

export default async function StartPage() {
  const { actor } = await pageContext();
  redirect(homeOf(actor.role));
}
