"use client";
import { Button } from "#components/ui/button.tsx";
import { PopoverContent } from "#components/ui/popover.tsx";
import { sendPeopleViewDeletion, sendPeopleViewName } from "#lib/directory/views/server-actions.ts";
import type { SavedView } from "#lib/directory/views/types.ts";
import { useViewChange } from "./use-view-change.ts";
import { ViewForm } from "./view-form.tsx";

type ViewMenuPanelProps = { view: SavedView; canShare: boolean; onClose: () => void };

/** What can be done with a saved view: rename, share, delete. */
export function ViewMenuPanel({ view, canShare, onClose }: ViewMenuPanelProps) {
  const { isRunning, error, send } = useViewChange();
  return (
    <PopoverContent aria-label={`View ${view.name}`} align="end" className="grid w-72 gap-3">
      <ViewForm
        name={view.name}
        isShared={view.isShared}
        canShare={canShare}
        button="Save name"
        isRunning={isRunning}
        error={error}
        onSubmit={(change) =>
          send(
            () => sendPeopleViewName({ viewId: view.id, ...change }),
            () => {
              onClose();
              return null;
            },
          )
        }
      />
      <div className="border-t border-line pt-3">
        <Button
          size="s"
          variant="quiet-danger"
          isRunning={isRunning}
          onClick={() =>
            send(
              () => sendPeopleViewDeletion({ viewId: view.id }),
              () => "/people",
            )
          }
        >
          {view.isShared ? "Delete view for everybody" : "Delete view"}
        </Button>
      </div>
    </PopoverContent>
  );
}
