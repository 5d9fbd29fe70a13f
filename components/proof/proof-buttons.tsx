"use client";
import { Button } from "#components/ui/button.tsx";

/** What every way of proving gets: what to do when it held, and when not. */
export type ProofProps = { onProven: () => void; onCancel: () => void };

/** The harmless answer first, then the form's own. */
export function ProofButtons({ isRunning, onCancel }: { isRunning: boolean; onCancel: () => void }) {
  return (
    <div className="flex justify-end gap-2">
      <Button variant="ghost" disabled={isRunning} onClick={onCancel}>
        Not now
      </Button>
      <Button type="submit" variant="primary" isRunning={isRunning} runningLabel="Confirming…">
        Confirm
      </Button>
    </div>
  );
}
