import type { Metadata } from "next";
import { KindSwitches } from "#components/messages/kind-switches.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { PageBody, PageScroll, PageTitle } from "#components/ui/page-layout.tsx";
import { Section } from "#components/ui/section.tsx";
import { loadOwnChoices } from "#lib/messages/loaders.ts";

export const metadata: Metadata = { title: "What I get" };

const CRUMBS = [{ label: "Notifications", href: "/notifications" }];

export default async function NotificationChoicesPage() {
  const { choices, isEmailOn } = await loadOwnChoices();
  return (
    <div data-bleed className="flex min-h-0 min-w-0 flex-1 flex-col">
      <PageHead title="What I get" isTitleHidden crumbs={CRUMBS} />
      <PageScroll>
        <PageBody>
          <PageTitle
            title="What I get"
            lede="Everything is under Notifications. Here you choose what comes by email too."
          />
          {isEmailOn ? null : (
            <Notice tone="info" title="Email is off" className="mb-5 max-w-160">
              An admin has not switched it on. What you choose counts as soon as it is.
            </Notice>
          )}
          <Section title="By email" help="Saved at once. For you only.">
            <KindSwitches choices={choices} />
          </Section>
        </PageBody>
      </PageScroll>
    </div>
  );
}
