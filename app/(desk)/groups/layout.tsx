import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { pageContext } from "#lib/platform/session.ts";

/** Groups are for agents and admins; for everybody else there is no such page. */
export default async function GroupsLayout({ children }: { children: ReactNode }) {
  if ((await pageContext()).actor.role === "employee") notFound();
  return children;
}
