"use client";
import { Bell } from "lucide-react";
import { Icon } from "#components/ui/icon.tsx";
import { Link } from "#components/ui/link.tsx";
import { useUnread, type Unread } from "./use-unread.ts";

const COUNT = new Intl.NumberFormat("en-GB");

/** The bell of a place in a list; a pip when something is unread. */
export function BellIcon({ unread }: { unread: Unread }) {
  const count = useUnread(unread);
  return (
    <span className="relative inline-flex text-ink-3 [[aria-current]>&]:text-current">
      <Icon of={Bell} />
      {count > 0 ? <Pip /> : null}
    </span>
  );
}

/** How many are unread, at the right of a place. */
export function UnreadCount({ unread }: { unread: Unread }) {
  const count = useUnread(unread);
  if (count === 0) return null;
  return (
    <>
      {COUNT.format(count)}
      <span className="sr-only"> unread</span>
    </>
  );
}

/** The bell of a top bar: goes to the notifications. */
export function BellLink({ unread }: { unread: Unread }) {
  const count = useUnread(unread);
  return (
    <Link
      href="/notifications"
      className="relative grid size-8 place-items-center rounded-ctl text-ink-2 hover:bg-hover touch:size-10"
    >
      <span className="relative inline-flex">
        <Icon of={Bell} />
        {count > 0 ? <Pip /> : null}
      </span>
      <span className="sr-only">
        {count === 0 ? "Notifications" : `Notifications, ${COUNT.format(count)} unread`}
      </span>
    </Link>
  );
}

const Pip = () => (
  <span className="absolute -top-0.5 -right-0.5 size-1.5 rounded-full bg-accent ring-2 ring-bg" />
);
