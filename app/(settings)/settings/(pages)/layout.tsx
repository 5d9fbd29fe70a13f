import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { SettingsFrame } from "#components/settings/settings-frame.tsx";
import { findConnection } from "#lib/entra/connection/data.ts";
import { signOut } from "#lib/members/server-actions.ts";
import { pageContext } from "#lib/platform/session.ts";

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const { db, actor } = await pageContext();
  if (actor.role !== "admin") notFound();
  return (
    <SettingsFrame
      isConnected={findConnection(db) !== null}
      member={{ name: actor.displayName, objectId: actor.objectId ?? actor.id, detail: "Admin" }}
      signOut={signOut}
    >
      {children}
    </SettingsFrame>
  );
}
