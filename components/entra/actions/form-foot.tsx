import { useIsProofAsked } from "#components/proof/with-proof.ts";
import { Button } from "#components/ui/button.tsx";
import { Glyph } from "#components/ui/glyph.tsx";
import type { ActionCard } from "#lib/entra/actions/panel-types.ts";
import { Elapsed } from "./elapsed.tsx";

type FormFootProps = {
  card: ActionCard;
  /** All of it waits for an approval first. */
  asksOnly: boolean;
  isRunning: boolean;
  whyNot: string | undefined;
  onCancel: () => void;
};

/** The button that runs it or asks for it, Cancel, and whether it can be taken back. */
export function FormFoot({ card, asksOnly, isRunning, whyNot, onCancel }: FormFootProps) {
  const isDanger = card.isDestructive;
  const hasFields = card.fields.length > 0;
  const isAsked = useIsProofAsked() && isRunning;
  return (
    <FootBar>
      <Button
        type="submit"
        size="s"
        variant={isDanger && !asksOnly ? "danger" : "primary"}
        icon={asksOnly ? <Glyph name="arch" /> : undefined}
        isRunning={isRunning}
        runningLabel={asksOnly ? "Asking…" : `${card.running}…`}
        disabledReason={whyNot}
        {...(isDanger ? {} : { keys: ["⌘", "↵"] })}
        {...(hasFields ? { "data-first-focus": true } : {})}
      >
        {asksOnly ? "Ask for approval" : card.button}
      </Button>
      <Button
        size="s"
        variant="ghost"
        keys={["Esc"]}
        onClick={onCancel}
        disabled={isRunning}
        {...(hasFields ? {} : { "data-first-focus": true })}
      >
        Cancel
      </Button>
      <span className="ml-auto text-11 whitespace-nowrap text-ink-3">
        {isAsked ? (
          "Waiting for you"
        ) : isRunning ? (
          <Elapsed word={asksOnly ? "Asking" : card.running} />
        ) : card.canBeUndone ? (
          "Can be undone"
        ) : (
          "Can’t be undone"
        )}
      </span>
    </FootBar>
  );
}

type BatchFootProps = {
  /** How many of how many have an answer. */
  done: number;
  total: number;
  /** Pairs that a second try would send. */
  open: number;
  isRunning: boolean;
  isStopping: boolean;
  onStop: () => void;
  onRest: () => void;
  onClose: () => void;
};

/** While several run: how far, and Stop. Afterwards: the rest, and Close. */
export function BatchFoot(props: BatchFootProps) {
  const { done, total, open, isRunning, isStopping, onStop, onRest, onClose } = props;
  if (isRunning)
    return (
      <FootBar>
        <Button
          size="s"
          disabledReason={isStopping ? "It stops after the one that runs." : undefined}
          onClick={onStop}
        >
          {isStopping ? "Stopping…" : "Stop"}
        </Button>
        <span className="ml-auto text-11 whitespace-nowrap text-ink-3 tabular-nums">
          {`${done} of ${total}`}
        </span>
      </FootBar>
    );
  return (
    <FootBar>
      {open === 0 ? null : (
        <Button size="s" variant="primary" onClick={onRest}>{`Send the other ${open}`}</Button>
      )}
      <Button size="s" variant={open === 0 ? "secondary" : "ghost"} keys={["Esc"]} onClick={onClose}>
        Close
      </Button>
    </FootBar>
  );
}

const FootBar = ({ children }: { children: React.ReactNode }) => (
  <div className="flex flex-wrap items-center gap-1 rounded-b-float border-t border-line bg-inset py-2 pr-3 pl-2">
    {children}
  </div>
);
