import { Avatar } from "#components/ui/avatar.tsx";
import { BlockHead } from "#components/ui/page-layout.tsx";
import type { ReviewPerson } from "#lib/entra/sync/types.ts";

/** A few people as they will show, to compare with Entra. */
export function ReviewSample({ people }: { people: readonly ReviewPerson[] }) {
  return (
    <section className="mt-7">
      <BlockHead title="A sample of People" />
      <ul>
        {people.map((person) => (
          <li
            key={person.objectId}
            className="grid min-h-9 grid-cols-[minmax(0,1.1fr)_minmax(0,1.3fr)_minmax(0,1.4fr)_minmax(0,1fr)] items-center gap-3 border-b border-line text-ink-2 max-md:grid-cols-2 max-md:py-2"
          >
            <span className="flex min-w-0 items-center gap-2 font-medium text-ink">
              <Avatar name={person.displayName} objectId={person.objectId} size={20} />
              <span className="truncate">{person.displayName}</span>
            </span>
            <span className="truncate text-id">{person.workEmail}</span>
            <span className="truncate">{person.jobTitle ?? "No title"}</span>
            <span className="truncate">{person.managerName ?? "No manager"}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
