"use client";
import { Bookmark } from "lucide-react";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Popover, PopoverContent, PopoverTrigger } from "#components/ui/popover.tsx";
import type { PeopleColumn } from "#lib/directory/people-columns.ts";
import { sendPeopleView } from "#lib/directory/views/server-actions.ts";
import { useViewChange } from "./use-view-change.ts";
import { ViewForm } from "./view-form.tsx";

type SaveViewProps = { label: string; search: string; columns: readonly PeopleColumn[]; canShare: boolean };

/** Keeps what the list shows now as a view of its own, and opens it. */
export function SaveView({ label, search, columns, canShare }: SaveViewProps) {
  const [isOpen, setOpen] = useState(false);
  const { isRunning, error, send } = useViewChange();
  return (
    <Popover open={isOpen} onOpenChange={setOpen}>
      <PopoverTrigger>
        <Button size="s" variant="ghost" icon={<Icon of={Bookmark} size={14} />}>
          {label}
        </Button>
      </PopoverTrigger>
      <PopoverContent aria-label="Save view" className="w-72">
        <ViewForm
          name=""
          isShared={false}
          canShare={canShare}
          button="Save view"
          isRunning={isRunning}
          error={error}
          onSubmit={(view) =>
            send(
              () => sendPeopleView({ ...view, search, columns: [...columns] }),
              ({ viewId }) => {
                setOpen(false);
                return `/people?${search}${search === "" ? "" : "&"}view=${viewId}`;
              },
            )
          }
        />
      </PopoverContent>
    </Popover>
  );
}
