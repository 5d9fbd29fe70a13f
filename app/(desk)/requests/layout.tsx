import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { mayWorkOn } from "#lib/requests/policy.ts";
import { pageContext } from "#lib/platform/session.ts";

/** Above the loading state, so that employees get a true 404 before anything is sent. */
export default async function RequestsLayout({ children }: { children: ReactNode }) {
  const { actor } = await pageContext();
  if (!mayWorkOn(actor)) notFound();
  return children;
}
