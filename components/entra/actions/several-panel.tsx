"use client";
import { useQuery } from "#components/ui/query.ts";
import { useState, type ReactNode } from "react";
import { Avatar } from "#components/ui/avatar.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import type { PanelData } from "#lib/approvals/panel-data.ts";
import type { ActionCard } from "#lib/entra/actions/panel-types.ts";
import { fetchJson } from "../fetch-json.ts";
import { ActionForm } from "./action-form.tsx";
import { ActionIcon } from "./action-icon.tsx";
import type { PersonRef } from "./use-action-form.ts";
import { useActionRunner, type FilledIn } from "./use-action-runner.ts";

/** An action that is open from the beginning, with what is known of it. */
export type FirstAction = { actionKey: string; filledIn: FilledIn };

type SeveralPanelProps = {
  people: readonly PersonRef[];
  headEnd: ReactNode;
  first?: FirstAction;
};

const FACES = 6;

/** Actions on chosen people, one or several: who they are, what can be done to all at once, and its form. */
export function SeveralPanel({ people, headEnd, first }: SeveralPanelProps) {
  const [lead] = people;
  return (
    <div data-side-panel className="flex h-full min-h-0 min-w-0 flex-col bg-surface">
      <div className="flex h-head flex-none items-center gap-2 border-b border-line px-4">
        <h2 className="flex-1 font-semibold">
          {people.length === 1 ? lead?.displayName : `${people.length} people`}
        </h2>
        {headEnd}
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto pt-3">
        {lead === undefined ? null : (
          <>
            <p className="flex items-center gap-1 px-4 pb-3 text-12 text-ink-3 empty:hidden">
              {people.length === 1
                ? null
                : people
                    .slice(0, FACES)
                    .map((person) => (
                      <Avatar
                        key={person.objectId}
                        name={person.displayName}
                        objectId={person.objectId}
                        size={24}
                      />
                    ))}
              {people.length > FACES ? `and ${people.length - FACES} more` : null}
            </p>
            <SeveralActions lead={lead} others={people.slice(1)} first={first ?? null} />
          </>
        )}
      </div>
    </div>
  );
}

type SeveralActionsProps = { lead: PersonRef; others: readonly PersonRef[]; first: FirstAction | null };

function SeveralActions({ lead, others, first }: SeveralActionsProps) {
  const runner = useActionRunner(lead.objectId, null, first);
  const [people] = useState([lead, ...others]);
  const { data, error } = useQuery({
    queryKey: ["side-panel", lead.objectId, null],
    queryFn: ({ signal }) => fetchJson<PanelData>(`/api/actions/panel?subject=${lead.objectId}`, signal),
  });
  if (error !== null)
    return (
      <Notice tone="danger" title="The actions didn’t load" className="mx-3">
        {error.message}
      </Notice>
    );
  if (data?.status !== "person") return <WaitingActions />;
  const { form, result } = runner;
  const open = form === null ? undefined : data.cards.find(({ key }) => key === form.actionKey);
  return (
    <section aria-label="Actions">
      <h3 className="px-4 pb-1.5 text-12 font-medium text-ink-2">Actions</h3>
      {data.paused === null ? null : (
        <Notice tone="warning" title={data.paused.title} className="mx-3 mb-3">
          {data.paused.text}
        </Notice>
      )}
      {result === null ? null : (
        <Notice
          tone={result.tone === "polite" ? "success" : "danger"}
          title={result.title}
          className="mx-3 mb-2.5"
        >
          {result.message}
        </Notice>
      )}
      {form === null || open === undefined ? (
        <Choices
          cards={data.cards.filter((card) => card.takesMorePeople || others.length === 0)}
          isStopped={data.paused !== null}
          onOpen={(card) => runner.open(card.key)}
        />
      ) : (
        <ActionForm
          key={form.id}
          card={open}
          open={form}
          person={lead}
          others={people.slice(1)}
          requestId={null}
          runner={runner}
          onCancel={runner.close}
        />
      )}
    </section>
  );
}

type ChoicesProps = { cards: readonly ActionCard[]; isStopped: boolean; onOpen: (card: ActionCard) => void };

/** What can be done; whether it works for each of them is said in the form. */
function Choices({ cards, isStopped, onOpen }: ChoicesProps) {
  return (
    <ul className="border-t border-line py-1.5">
      {cards.map((card) => (
        <li key={card.key}>
          <button
            type="button"
            disabled={isStopped}
            onClick={() => onOpen(card)}
            className="flex h-row-tight w-full items-center gap-2 px-4 text-left -outline-offset-2 hover:bg-hover disabled:cursor-not-allowed disabled:text-ink-3 touch:h-11 [&>svg]:text-ink-2"
          >
            <ActionIcon name={card.icon} />
            <span className="flex-1">{card.title}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function WaitingActions() {
  return (
    <div aria-busy="true" className="grid gap-3 px-4 pt-2 [animation:fade_1ms_300ms_both]">
      {[150, 190, 130].map((width) => (
        <Skeleton key={width} width={width} />
      ))}
    </div>
  );
}
