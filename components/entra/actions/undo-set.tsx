"use client";
import { Undo2 } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { batchWords } from "./batch.ts";
import { UndoRow } from "./undo-row.tsx";
import { useUndoSet } from "./use-undo-set.ts";

type UndoSetProps = {
  objectId: string;
  requestId: string | null;
  /** How many runs have an opposite; below two, Undo on the run itself is enough. */
  count: number;
};

/** A quiet button that opens the list of everything that can be taken back, e.g. when a leaver returns. */
export function UndoSet({ objectId, requestId, count }: UndoSetProps) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    requestAnimationFrame(() => button.current?.focus());
  };
  if (isOpen) return <UndoList objectId={objectId} requestId={requestId} onClose={close} />;
  if (count < 2) return null;
  return (
    <div className="border-t border-line px-2 py-1.5">
      <Button
        ref={button}
        size="s"
        variant="ghost"
        icon={<Icon of={Undo2} size={14} />}
        onClick={() => setOpen(true)}
      >
        Undo several…
      </Button>
    </div>
  );
}

type UndoListProps = { objectId: string; requestId: string | null; onClose: () => void };

function UndoList({ objectId, requestId, onClose }: UndoListProps) {
  const undo = useUndoSet(objectId, requestId);
  const { set, error, states, toSend } = undo;
  const hasRun = states.size > 0;
  const box = useRef<HTMLElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <section
      ref={box}
      tabIndex={-1}
      aria-label="Undo several"
      className="border-t border-line px-4 pt-2 pb-3 -outline-offset-2"
    >
      <h3 className="flex h-8 items-center text-12 font-medium text-ink-2">Undo several</h3>
      {error === null ? null : (
        <p role="alert" className="text-12 text-danger-text">
          {error.message}
        </p>
      )}
      {set === undefined && error === null ? <Skeleton width={220} /> : null}
      {set?.steps.length === 0 ? <p className="text-ink-3">Nothing can be put back from here.</p> : null}
      {set?.steps.map((line) => (
        <UndoRow
          key={line.runId}
          line={line}
          state={states.get(line.runId)}
          isChosen={undo.isChosen(line.runId)}
          isDisabled={undo.isRunning}
          onChoose={(isChosen) => undo.choose(line.runId, isChosen)}
        />
      ))}
      {set === undefined || set.kept.length === 0 ? null : <Kept lines={set.kept} />}
      <div className="mt-2.5 flex items-center justify-end gap-2">
        <output aria-live="polite" className="mr-auto text-12 text-ink-2">
          {hasRun && !undo.isRunning ? `${batchWords([...states.values()])}.` : ""}
        </output>
        <Button size="s" onClick={onClose} disabled={undo.isRunning}>
          Close
        </Button>
        {toSend.length === 0 && !undo.isRunning ? null : (
          <Button
            size="s"
            variant="primary"
            isRunning={undo.isRunning}
            runningLabel="Undoing…"
            onClick={undo.run}
          >
            {`Undo ${toSend.length}`}
          </Button>
        )}
      </div>
    </section>
  );
}

function Kept({ lines }: { lines: readonly { runId: string; text: string; why: string }[] }) {
  return (
    <>
      <h4 className="mt-3 text-12 font-medium text-ink-2">Can’t be put back</h4>
      <ul>
        {lines.map(({ runId, text, why }) => (
          <li key={runId} className="border-line py-[9px] [&+&]:border-t">
            <p>{text}</p>
            <p className="text-12 text-ink-3">{why}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
