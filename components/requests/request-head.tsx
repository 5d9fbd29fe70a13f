"use client";
import { ArrowLeft, Check, ChevronDown, ChevronUp, Ellipsis, RotateCcw, UserRound } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { buttonStyle } from "#components/ui/button-style.ts";
import { Link } from "#components/ui/link.tsx";
import { Menu, MenuContent, MenuItem, MenuTrigger } from "#components/ui/menu.tsx";
import { cn } from "#lib/platform/cn.ts";
import type { RequestDetails, RequestStatus } from "#lib/requests/types.ts";

type Settable = Exclude<RequestStatus, "New">;

type RequestHeadProps = {
  request: RequestDetails;
  backHref: string;
  previousHref: string | null;
  nextHref: string | null;
  isRunning: boolean;
  onStatus: (status: Settable) => void;
  /** The button that opens the side panel where it is not open. */
  panelButton: ReactNode;
};

const MENU: readonly { status: Settable; label: string; keys?: readonly string[] }[] = [
  { status: "In progress", label: "Mark as in progress" },
  { status: "Waiting", label: "Mark as waiting for an answer" },
  { status: "Resolved", label: "Resolve", keys: ["E"] },
];

/** The request's number and title, its neighbours, and what can be done with the whole. */
export function RequestHead(props: RequestHeadProps) {
  const { request, backHref, previousHref, nextHref, isRunning, onStatus, panelButton } = props;
  const isResolved = request.status === "Resolved";
  return (
    <header className="flex min-h-head flex-none flex-wrap items-center gap-x-2 border-b border-line py-1 pr-4 pl-5 max-sm:gap-y-1 max-sm:border-b-0 max-sm:px-4 max-sm:pt-2">
      <Step
        href={backHref}
        label="Back to requests"
        icon={<Icon of={ArrowLeft} />}
        className="-ml-2 2xl:hidden"
      />
      <span className="flex-none text-ink-3 tabular-nums">{`REQ-${request.number}`}</span>
      <h1
        title={request.title}
        className="min-w-0 flex-1 truncate font-semibold max-sm:order-last max-sm:basis-full max-sm:text-16 max-sm:[overflow-wrap:anywhere] max-sm:whitespace-normal"
      >
        {request.title}
      </h1>
      <div className="flex flex-none items-center gap-1.5 max-sm:ml-auto">
        <nav aria-label="Neighbours" className="flex max-sm:hidden">
          <Step href={previousHref} label="Previous request" icon={<Icon of={ChevronUp} />} />
          <Step href={nextHref} label="Next request" icon={<Icon of={ChevronDown} />} />
        </nav>
        {panelButton}
        <Button
          icon={<Icon of={isResolved ? RotateCcw : Check} size={14} />}
          isRunning={isRunning}
          runningLabel="Saving…"
          className="max-sm:hidden"
          {...(isResolved ? {} : { keys: ["E"] })}
          onClick={() => onStatus(isResolved ? "In progress" : "Resolved")}
        >
          {isResolved ? "Reopen" : "Resolve"}
        </Button>
        <Menu>
          <MenuTrigger>
            <IconButton label="More" icon={<Icon of={Ellipsis} />} />
          </MenuTrigger>
          <MenuContent>
            {MENU.map(({ status, label, keys }) => (
              <MenuItem
                key={status}
                {...(keys ? { keys } : {})}
                disabled={status === request.status}
                onSelect={() => onStatus(status)}
              >
                {isResolved && status === "In progress" ? "Reopen" : label}
              </MenuItem>
            ))}
          </MenuContent>
        </Menu>
      </div>
    </header>
  );
}

type StepProps = { href: string | null; label: string; icon: ReactNode; className?: string };

function Step({ href, label, icon, className }: StepProps) {
  const style = buttonStyle({
    variant: "ghost",
    size: "m",
    isOff: href === null,
    className: cn(
      "w-ctl px-0 touch:min-w-10",
      href === null && "border-transparent bg-transparent",
      className,
    ),
  });
  if (href === null) {
    return (
      <span aria-hidden="true" className={style}>
        {icon}
      </span>
    );
  }
  return (
    <Link href={href} aria-label={label} title={label} className={style}>
      {icon}
    </Link>
  );
}

/** Opens the requester's panel, with the number of actions still on their way. */
export function PanelButton({ unfinished, onOpen }: { unfinished: number; onOpen: () => void }) {
  return (
    <Button icon={<Icon of={UserRound} size={14} />} onClick={onOpen} aria-haspopup="dialog">
      Requester
      {unfinished === 0 ? null : (
        <span className="inline-grid h-4 min-w-4 place-items-center rounded-full bg-accent px-1 text-11 text-accent-fg tabular-nums">
          {unfinished}
          <span className="sr-only"> on their way</span>
        </span>
      )}
    </Button>
  );
}
