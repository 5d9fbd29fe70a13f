"use client";
import { keepPreviousData, useQuery } from "#components/ui/query.ts";
import { X } from "lucide-react";
import { fetchJson } from "#components/entra/fetch-json.ts";
import { Avatar } from "#components/ui/avatar.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { Stamp } from "#components/ui/stamp.tsx";
import type { PersonPeek } from "#lib/directory/peek-person.ts";
import type { PersonRef } from "#lib/directory/types.ts";
import { PeekFacts, PeekMarks } from "./peek-facts.tsx";

type PeekPanelProps = { person: PersonRef; onClose: () => void };

/** A person in short, right of the list; over it where there is no room. */
export function PeekPanel({ person, onClose }: PeekPanelProps) {
  const { data, error } = useQuery({
    queryKey: ["peek", person.objectId],
    queryFn: ({ signal }) => fetchJson<PersonPeek>(`/api/people/person?person=${person.objectId}`, signal),
    placeholderData: keepPreviousData,
  });
  const peek = data?.facts.objectId === person.objectId ? data : undefined;
  return (
    <aside
      aria-label={`Peek: ${person.displayName}`}
      className="flex w-85 flex-none flex-col overflow-auto border-l border-line bg-inset max-xl:absolute max-xl:inset-y-0 max-xl:right-0 max-xl:z-10 max-xl:shadow-sheet max-sm:hidden"
    >
      <header className="flex items-start gap-3 p-4 pb-3">
        <Avatar name={person.displayName} objectId={person.objectId} size={40} />
        <div className="min-w-0 flex-1">
          <h2 className="truncate text-14 leading-5 font-semibold">{person.displayName}</h2>
          <p className="truncate text-ink-2">{peek?.facts.jobTitle ?? peek?.facts.workEmail ?? " "}</p>
          {peek?.desk ? <PeekMarks desk={peek.desk} /> : null}
        </div>
        <IconButton
          size="s"
          label="Close peek"
          keys={["Esc"]}
          icon={<Icon of={X} size={14} />}
          onClick={onClose}
        />
      </header>
      <div aria-live="polite" className="grid content-start gap-4 px-4 pb-4">
        {error === null ? null : <p className="text-danger-text">{error.message}</p>}
        {peek === undefined && error === null ? (
          <div aria-busy="true" className="grid gap-3 [animation:fade_1ms_300ms_both]">
            {[180, 140, 200].map((width) => (
              <Skeleton key={width} width={width} />
            ))}
          </div>
        ) : null}
        {peek === undefined ? null : <PeekFacts peek={peek} />}
      </div>
      <footer className="mt-auto flex items-center justify-between gap-2 border-t border-line px-4 py-2.5">
        <LinkButton size="s" href={`/people/${person.objectId}`}>
          Open
        </LinkButton>
        {peek === undefined ? null : <Stamp source="Entra" readAt={peek.readAt} />}
      </footer>
    </aside>
  );
}
