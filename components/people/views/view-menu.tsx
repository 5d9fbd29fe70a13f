"use client";
import { Ellipsis } from "lucide-react";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { onDemand } from "#components/ui/on-demand.tsx";
import { Popover, PopoverTrigger } from "#components/ui/popover.tsx";
import type { PeopleColumn } from "#lib/directory/people-columns.ts";
import { sendPeopleViewUpdate } from "#lib/directory/views/server-actions.ts";
import type { SavedView } from "#lib/directory/views/types.ts";
import { useViewChange } from "./use-view-change.ts";

const ViewMenuPanel = onDemand(async () => (await import("./view-menu-panel.tsx")).ViewMenuPanel);

type ViewMenuProps = {
  view: SavedView;
  /** Where the view is as it was saved. */
  href: string;
  search: string;
  columns: readonly PeopleColumn[];
  isChanged: boolean;
  canShare: boolean;
};

/** What can be done with the open view: keep what changed or go back, rename, share, delete. */
export function ViewMenu({ view, href, search, columns, isChanged, canShare }: ViewMenuProps) {
  const [isOpen, setOpen] = useState(false);
  const { isRunning, error, send } = useViewChange();
  return (
    <div className="ml-auto flex flex-none items-center gap-2 max-sm:hidden">
      {error === null ? null : (
        <span role="alert" className="text-12 text-danger-text">
          {error}
        </span>
      )}
      {isChanged ? (
        <LinkButton size="s" variant="ghost" href={href} scroll={false}>
          Reset
        </LinkButton>
      ) : null}
      {isChanged && view.canChange ? (
        <Button
          size="s"
          isRunning={isRunning}
          onClick={() =>
            send(
              () => sendPeopleViewUpdate({ viewId: view.id, search, columns: [...columns] }),
              () => null,
            )
          }
        >
          Save changes
        </Button>
      ) : null}
      {view.canChange ? (
        <Popover open={isOpen} onOpenChange={setOpen}>
          <PopoverTrigger preload={ViewMenuPanel.preload}>
            <IconButton size="s" label={`Change ${view.name}`} icon={<Icon of={Ellipsis} size={14} />} />
          </PopoverTrigger>
          {isOpen ? <ViewMenuPanel view={view} canShare={canShare} onClose={() => setOpen(false)} /> : null}
        </Popover>
      ) : null}
    </div>
  );
}
