import type { ReactNode } from "react";
import { PortalFrame } from "#components/portal/portal-frame.tsx";
import { DeskFrame } from "#components/requests/desk-frame.tsx";
import { countWaiting } from "#lib/approvals/approvals-data.ts";
import { signOut } from "#lib/members/server-actions.ts";
import { env } from "#lib/platform/env.ts";
import { pageContext } from "#lib/platform/session.ts";
import { companyName, readShell } from "#lib/shell/data.ts";

const AUTOMATION = { href: "/automation", label: "Pause all automation" };
const PORTAL = { href: "/portal", label: "My requests" };

export default async function DeskLayout({ children }: { children: ReactNode }) {
  const ctx = await pageContext();
  const { actor, db } = ctx;
  const { isPractice } = env();
  const member = { name: actor.displayName, objectId: actor.objectId ?? actor.id };
  if (actor.role === "employee") {
    return (
      <PortalFrame
        companyName={companyName(db)}
        isPractice={isPractice}
        approvals={countWaiting(ctx)}
        member={member}
        signOut={signOut}
      >
        {children}
      </PortalFrame>
    );
  }
  const isAdmin = actor.role === "admin";
  return (
    <DeskFrame
      shell={readShell(ctx)}
      isAdmin={isAdmin}
      isPractice={isPractice}
      member={{ ...member, detail: isAdmin ? "Admin" : "Agent", links: [PORTAL, AUTOMATION] }}
      signOut={signOut}
    >
      {children}
    </DeskFrame>
  );
}
