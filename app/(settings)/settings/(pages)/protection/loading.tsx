import { PageHead } from "#components/ui/page-head.tsx";
import { PageBody, PageScroll, PageTitle } from "#components/ui/page-layout.tsx";
import { Section } from "#components/ui/section.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";

const TITLES = ["Privileged people", "Protected accounts", "Break-glass accounts", "Limits", "Automation"];

/** The shape of the page, should the directory be slow to answer. */
export default function ProtectionLoading() {
  return (
    <>
      <PageHead title="Protection" isTitleHidden crumbs={[{ label: "Settings", href: "/settings" }]} />
      <PageScroll aria-busy="true">
        <PageBody>
          <PageTitle title="Protection" />
          {TITLES.map((title) => (
            <Section key={title} title={title}>
              <div className="grid gap-3 [animation:fade_1ms_200ms_both]">
                <Skeleton width={240} />
                <Skeleton width="100%" height={64} />
              </div>
            </Section>
          ))}
        </PageBody>
      </PageScroll>
    </>
  );
}
