import { TextLink } from "#components/ui/text-link.tsx";
import type { BundlesPage } from "#lib/bundles/types.ts";
import { peopleWords } from "./bundle-words.ts";

const SHOWN = 12;

/** Departments whose people get the baseline only, the largest first. */
export function UncoveredList({ page: { uncovered, mayEdit } }: { page: BundlesPage }) {
  if (uncovered.length === 0) return null;
  return (
    <div className="mt-4">
      <h3 className="text-12 font-medium text-ink-2">Without a bundle: the baseline only</h3>
      <ul className="mt-1.5 flex flex-wrap gap-x-4 gap-y-1">
        {uncovered.slice(0, SHOWN).map(({ department, peopleCount }) => (
          <li key={department} className="touch:min-h-10">
            {mayEdit ? (
              <TextLink href={`/bundles/new?department=${encodeURIComponent(department)}`}>
                {department}
              </TextLink>
            ) : (
              department
            )}{" "}
            <span className="text-12 text-ink-3 tabular-nums">{peopleWords(peopleCount)}</span>
          </li>
        ))}
        {uncovered.length > SHOWN ? (
          <li className="text-ink-3">{`and ${uncovered.length - SHOWN} more`}</li>
        ) : null}
      </ul>
    </div>
  );
}
