"use client";
import { PopoverContent } from "#components/ui/popover.tsx";
import type { PeopleColumn } from "#lib/directory/people-columns.ts";
import { sendPeopleView } from "#lib/directory/views/server-actions.ts";
import { useViewChange } from "./use-view-change.ts";
import { ViewForm } from "./view-form.tsx";

type SaveViewPanelProps = {
  search: string;
  columns: readonly PeopleColumn[];
  canShare: boolean;
  onClose: () => void;
};

/** The name of a new view, and whose it is. */
export function SaveViewPanel({ search, columns, canShare, onClose }: SaveViewPanelProps) {
  const { isRunning, error, send } = useViewChange();
  return (
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
              onClose();
              return `/people?${search}${search === "" ? "" : "&"}view=${viewId}`;
            },
          )
        }
      />
    </PopoverContent>
  );
}
