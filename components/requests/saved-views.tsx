"use client";
import { Bookmark } from "lucide-react";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { onDemand } from "#components/ui/on-demand.tsx";
import { Popover, PopoverTrigger } from "#components/ui/popover.tsx";
import { changed, inboxHref } from "#lib/requests/inbox-href.ts";
import type { InboxQuery, SavedView } from "#lib/requests/types.ts";

const SavedViewsPanel = onDemand(async () => (await import("./saved-views-panel.tsx")).SavedViewsPanel);

type SavedViewsProps = { query: InboxQuery; views: readonly SavedView[] };

/** One's own ways to look at the inbox. */
export function SavedViews({ query, views }: SavedViewsProps) {
  const [isOpen, setOpen] = useState(false);
  const href = inboxHref(changed(query, {}));
  const current = views.find((view) => inboxHref(view.query) === href);
  return (
    <Popover open={isOpen} onOpenChange={setOpen}>
      <PopoverTrigger preload={SavedViewsPanel.preload}>
        <Button size="s" variant="ghost" icon={<Icon of={Bookmark} size={14} />}>
          <span className="max-w-40 truncate">{current?.name ?? "Saved views"}</span>
        </Button>
      </PopoverTrigger>
      {isOpen ? (
        <SavedViewsPanel query={query} views={views} current={current} onClose={() => setOpen(false)} />
      ) : null}
    </Popover>
  );
}
