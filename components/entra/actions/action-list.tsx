"use client";
import { Lock } from "lucide-react";
import { Glyph } from "#components/ui/glyph.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { Time } from "#components/ui/time.tsx";
import { cn } from "#lib/platform/cn.ts";
import type { ActionCard, CardEligibility } from "#lib/entra/actions/panel-types.ts";
import { ActionIcon } from "./action-icon.tsx";

type ActionListProps = {
  cards: readonly ActionCard[];
  /** All stand still for one reason that is said above: rows don't repeat it. */
  isPaused: boolean;
  canReconnect: boolean;
  onOpen: (card: ActionCard) => void;
};

const SHARED_ID = "why-most-actions";

/** Every action in its order; what can't work says why beside it. */
export function ActionList({ cards, isPaused, canReconnect, onOpen }: ActionListProps) {
  const shared = isPaused ? null : sharedReason(cards);
  return (
    <>
      {shared === null ? null : (
        <p id={SHARED_ID} className="px-4 pb-1 text-12 text-ink-2">
          <Reason of={shared} canReconnect={canReconnect} />
        </p>
      )}
      <ul className="pb-2">
        {cards.map((card) => (
          <ActionRow
            key={card.key}
            card={card}
            whyId={isPaused ? null : isSame(card.eligibility, shared) ? SHARED_ID : `why-${card.key}`}
            canReconnect={canReconnect}
            onOpen={onOpen}
          />
        ))}
      </ul>
    </>
  );
}

type ActionRowProps = {
  card: ActionCard;
  /** Where the reason stands why it can't work: in the row, or once above the list. */
  whyId: string | null;
  canReconnect: boolean;
  onOpen: (card: ActionCard) => void;
};

function ActionRow({ card, whyId, canReconnect, onOpen }: ActionRowProps) {
  const isReady = card.eligibility.status === "ready";
  const describedBy = isReady || whyId === null ? undefined : whyId;
  return (
    <li>
      <button
        type="button"
        data-action={card.key}
        aria-disabled={!isReady || undefined}
        aria-describedby={describedBy}
        onClick={() => {
          if (isReady) onOpen(card);
        }}
        className={cn(
          "flex h-row-tight w-full items-center gap-2 px-4 text-left -outline-offset-2 touch:h-11",
          isReady ? "hover:bg-hover [&>svg]:text-ink-2" : "cursor-not-allowed text-ink-3",
        )}
      >
        <ActionIcon name={card.icon} />
        <span className="flex-1">{card.title}</span>
        {isReady && card.approval !== null ? (
          <span className="flex items-center gap-1.5 text-12 text-ink-3">
            <Glyph name="arch" tone="warning" />
            Needs approval
          </span>
        ) : null}
        {isReady ? <Kbd keys={keysOf(card)} /> : <Icon of={Lock} size={14} className="text-ink-3" />}
      </button>
      {describedBy !== undefined && describedBy !== SHARED_ID ? (
        <p id={describedBy} className="-mt-1 pr-4 pb-1.5 pl-10 text-12 text-ink-3">
          <Reason of={card.eligibility} canReconnect={canReconnect} />
        </p>
      ) : null}
    </li>
  );
}

/** Why it can't work and where it can be done; admins get the way to Reconnect. */
function Reason({ of, canReconnect }: { of: CardEligibility; canReconnect: boolean }) {
  if (of.status === "ready") return null;
  if (of.status === "already-so") {
    return (
      <>
        {of.sentence}
        {of.since === null ? null : (
          <>
            {" Since "}
            <Time at={of.since} />.
          </>
        )}
      </>
    );
  }
  if (of.needsReconnect && canReconnect) {
    return (
      <>
        {of.reason} <TextLink href="/settings/integrations/entra">Reconnect</TextLink>
      </>
    );
  }
  return <>{of.whereToDoIt === null ? of.reason : `${of.reason} ${of.whereToDoIt}`}</>;
}

/** The reason that stops most actions, said once; null when they differ. */
function sharedReason(cards: readonly ActionCard[]): CardEligibility | null {
  const stopped = cards.map(({ eligibility }) => eligibility).filter((one) => one.status === "not-possible");
  const isMost = (one: CardEligibility) =>
    stopped.filter((other) => isSame(other, one)).length > cards.length / 2;
  return stopped.find(isMost) ?? null;
}

const isSame = (one: CardEligibility, other: CardEligibility | null) =>
  one.status === "not-possible" && other?.status === "not-possible" && one.reason === other.reason;

function keysOf({ shortcut }: ActionCard): readonly string[] {
  return shortcut === shortcut.toUpperCase() ? ["⇧", shortcut] : [shortcut.toUpperCase()];
}
