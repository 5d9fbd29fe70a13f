import type { ReactNode } from "react";
import { PortalFrame } from "#components/portal/portal-frame.tsx";
import { countWaiting } from "#lib/approvals/approvals-data.ts";
import { signOut } from "#lib/members/server-actions.ts";
import { readUnread } from "#lib/messages/inbox-data.ts";
import { env } from "#lib/platform/env.ts";
import { pageContext } from "#lib/platform/session.ts";
import { companyName } from "#lib/workspace/company-name.ts";

const KEYS = { href: "/access-keys", label: "Access keys" };
const NOTIFICATIONS = { href: "/notifications/settings", label: "Notifications" };
const DESK = { href: "/requests", label: "Requests of everybody" };

export default async function PortalLayout({ children }: { children: ReactNode }) {
  const ctx = await pageContext();
  const { actor, db } = ctx;
  const links = actor.role === "employee" ? [NOTIFICATIONS, KEYS] : [DESK, NOTIFICATIONS, KEYS];
  return (
    <PortalFrame
      companyName={companyName(db)}
      isPractice={env().isPractice}
      approvals={countWaiting(ctx)}
      unread={readUnread(ctx)}
      member={{ name: actor.displayName, objectId: actor.objectId ?? actor.id, links }}
      signOut={signOut}
    >
      {children}
    </PortalFrame>
  );
}
