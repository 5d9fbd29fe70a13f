import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { InstanceSection } from "#components/settings/instance/instance-section.tsx";
import { ProtectionSections } from "#components/settings/protection/protection-sections.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { PageBody, PageScroll, PageTitle } from "#components/ui/page-layout.tsx";
import { loadProtection } from "#lib/entra/protection/load-protection.ts";
import { loadHeldInstance } from "#lib/instance/loaders.ts";
import { pageContext } from "#lib/platform/session.ts";

export const metadata: Metadata = { title: "Protection" };

export default async function ProtectionPage() {
  const ctx = await pageContext();
  if (ctx.actor.role !== "admin") notFound();
  const page = loadProtection(ctx);
  const held = loadHeldInstance(ctx);
  return (
    <>
      <PageHead title="Protection" isTitleHidden crumbs={[{ label: "Settings", href: "/settings" }]} />
      <PageScroll>
        <PageBody>
          <PageTitle
            title="Protection"
            lede="Whom Gatehouse leaves alone, how much may happen at once, and the switch that stops all automation. What tightens counts at once; what loosens takes two admins."
          />
          {page.hasOtherAdmin ? null : <OneAdminNotice />}
          {held === null ? null : <InstanceSection {...held} />}
          <ProtectionSections page={page} />
        </PageBody>
      </PageScroll>
    </>
  );
}

function OneAdminNotice() {
  return (
    <Notice
      tone="info"
      title="You are the only admin."
      className="mb-6"
      action={
        <LinkButton href="/settings/members" size="s">
          Members
        </LinkButton>
      }
    >
      <p>
        Loosening protection and releasing a limit take a second admin. Make somebody else an admin in
        Settings → Members.
      </p>
    </Notice>
  );
}
