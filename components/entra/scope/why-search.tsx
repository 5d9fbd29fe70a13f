"use client";
import { keepPreviousData, useQuery } from "#components/ui/query.ts";
import { Search } from "lucide-react";
import { useEffect, useState } from "react";
import { ErrorState } from "#components/ui/error-state.tsx";
import { Field } from "#components/ui/field.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Input } from "#components/ui/input.tsx";
import { Link } from "#components/ui/link.tsx";
import { StatusMark } from "#components/ui/status-mark.tsx";
import type { WhyAnswer, WhyPage } from "#lib/directory/why-missing.ts";
import { fetchJson } from "../fetch-json.ts";

const AFTER_MS = 200;

/** "Why is X not here?": a name, an email or an object id, and what Gatehouse's copy of Entra says. */
export function WhySearch({ typedFirst = "" }: { typedFirst?: string }) {
  const [typed, setTyped] = useState(typedFirst);
  const [asked, setAsked] = useState(typedFirst.trim());
  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed.trim()), AFTER_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const { data, isError, isFetching, refetch } = useQuery({
    queryKey: ["why", asked],
    queryFn: ({ signal }) =>
      fetchJson<WhyPage>(`/api/directory/why?${new URLSearchParams({ q: asked })}`, signal),
    enabled: asked !== "",
    placeholderData: keepPreviousData,
  });
  const page = asked === "" ? undefined : data;
  return (
    <div className="max-w-160">
      <Field label="Why is someone not here?" help="Answers for people and groups, from what Entra told.">
        {({ isInvalid: _unused, ...control }) => (
          <Input
            {...control}
            type="search"
            icon={<Icon of={Search} size={14} />}
            placeholder="Name, email or object ID"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
      {isError ? (
        <ErrorState title="The answer didn’t load" onRetry={() => void refetch()} isRetrying={isFetching}>
          Nothing was changed.
        </ErrorState>
      ) : null}
      {page === undefined ? null : <Answers page={page} asked={asked} />}
    </div>
  );
}

function Answers({ page, asked }: { page: WhyPage; asked: string }) {
  if (page.answers.length === 0) {
    return (
      <output className="mt-3 block text-ink-2">
        When Entra was last read it had nobody and no group called “{asked}”. Check the spelling, or sync now
        if they are new. Dynamic distribution groups never appear: Microsoft Graph doesn’t show them.
      </output>
    );
  }
  return (
    <>
      <ul
        aria-live="polite"
        aria-label="Answers"
        className="mt-3 divide-y divide-line rounded-box border border-line"
      >
        {page.answers.map((answer) => (
          <Answer key={answer.objectId} answer={answer} />
        ))}
      </ul>
      {page.hasMore ? (
        <p className="mt-2 text-12 text-ink-3">There are more. Type more of the name.</p>
      ) : null}
    </>
  );
}

function Answer({ answer }: { answer: WhyAnswer }) {
  const href = `/${answer.kind === "person" ? "people" : "groups"}/${answer.objectId}`;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 gap-y-0.5 px-3.5 py-2.5">
      <span className="min-w-0 truncate">
        <Link href={href} className="font-medium hover:underline">
          {answer.displayName}
        </Link>{" "}
        <span className="text-id text-ink-3">{answer.detail}</span>
      </span>
      <StatusMark glyph={answer.isHere ? "check" : "hollow"} className="text-12">
        {answer.isHere ? "Here" : "Not here"}
      </StatusMark>
      <span className="col-span-full text-ink-2">
        {answer.reasons.join(" ")}
        {answer.wayOut === null ? null : <span className="text-ink-3"> {answer.wayOut}</span>}
      </span>
    </li>
  );
}
