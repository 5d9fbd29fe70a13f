import type { ReactNode } from "react";
import { PortalFrame } from "#components/portal/portal-frame.tsx";
import { DeskFrame } from "#components/requests/desk-frame.tsx";
import { countWaiting } from "#lib/approvals/approvals-data.ts";
import { signOut } from "#lib/members/server-actions.ts";
import { readUnread } from "#lib/messages/inbox-data.ts";
import { env } from "#lib/platform/env.ts";
import { pageContext } from "#lib/platform/session.ts";
import { readShell } from "#lib/shell/data.ts";
import { companyName } from "#lib/workspace/company-name.ts";

const AUTOMATION = { href: "/automation", label: "Pause all automation" };
const KEYS = { href: "/access-keys", label: "Access keys" };
const NOTIFICATIONS = { href: "/notifications/settings", label: "Notifications" };
const PORTAL = { href: "/portal", label: "My requests" };

export default async function DeskLayout({ children }: { children: ReactNode }) {
  const ctx = await pageContext();
  const { actor, db } = ctx;
  const { isPractice } = env();
  const unread = readUnread(ctx);
  const member = {
    name: actor.displayName,
    objectId: actor.objectId ?? actor.id,
    links: [NOTIFICATIONS, KEYS],
  };
  if (actor.role === "employee") {
    return (
      <PortalFrame
        companyName={companyName(db)}
        isPractice={isPractice}
        approvals={countWaiting(ctx)}
        unread={unread}
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
      unread={unread}
      member={{
        ...member,
        detail: isAdmin ? "Admin" : "Agent",
        links: [PORTAL, NOTIFICATIONS, KEYS, AUTOMATION],
      }}
      signOut={signOut}
    >
      {children}
    </DeskFrame>
  );
}
