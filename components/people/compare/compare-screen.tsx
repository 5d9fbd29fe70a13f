import { PageHead } from "#components/ui/page-head.tsx";
import { PageScroll } from "#components/ui/page-layout.tsx";
import type { PeopleComparison } from "#lib/directory/compare-people.ts";
import { CompareButton } from "./compare-button.tsx";
import { CompareKind } from "./compare-kind.tsx";

/** "Same access as another person": what each of two people has alone and what both have. */
export function CompareScreen({ comparison }: { comparison: PeopleComparison }) {
  const { person, other, groups, apps } = comparison;
  return (
    <>
      <PageHead
        title="Compare access"
        crumbs={[
          { label: "People", href: "/people" },
          { label: person.displayName, href: `/people/${person.objectId}` },
        ]}
      >
        <CompareButton person={person} label="Another person" />
      </PageHead>
      <PageScroll>
        <div className="px-8 pt-6 pb-24 max-sm:px-4">
          <h2 className="text-20 font-semibold">{`${person.displayName} beside ${other.displayName}`}</h2>
          <p className="mt-0.5 mb-5 text-ink-2">
            {`Pick what ${person.displayName} should get, or lose. Nothing changes before you confirm it.`}
          </p>
          <CompareKind kind="group" person={person} other={other} compared={groups} />
          <CompareKind kind="app" person={person} other={other} compared={apps} />
        </div>
      </PageScroll>
    </>
  );
}
