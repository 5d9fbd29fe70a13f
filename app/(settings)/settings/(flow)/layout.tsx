import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { pageContext } from "#lib/platform/session.ts";

export default async function ConnectLayout({ children }: { children: ReactNode }) {
  const { actor } = await pageContext();
  if (actor.role !== "admin") notFound();
  return children;
}
