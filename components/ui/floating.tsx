"use client";
import {
  cloneElement,
  createContext,
  use,
  useId,
  useRef,
  useState,
  type ComponentProps,
  type ReactElement,
  type ReactNode,
  type RefObject,
} from "react";

type Floating = {
  isOpen: boolean;
  /** Opened from the keyboard: the focus goes into it, not only to it. */
  isByKey: boolean;
  change: (isOpen: boolean, isByKey?: boolean) => void;
  anchor: RefObject<HTMLButtonElement | null>;
  triggerId: string;
  contentId: string;
};

const FloatingContext = createContext<Floating | null>(null);

type FloatingRootProps = {
  /** The button's, where a label points at it. */
  id?: string | undefined;
  open?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
  children: ReactNode;
};

/** A button and what floats beside it once it was pressed; the code of the latter is fetched on demand. */
export function FloatingRoot({ id: buttonId, open, onOpenChange, children }: FloatingRootProps) {
  const [isOwn, setOwn] = useState(false);
  const [isByKey, setByKey] = useState(false);
  const anchor = useRef<HTMLButtonElement>(null);
  const id = useId();
  const change = (isOpen: boolean, byKey = false) => {
    setByKey(byKey);
    setOwn(isOpen);
    onOpenChange?.(isOpen);
  };
  const floating = {
    isOpen: open ?? isOwn,
    isByKey,
    change,
    anchor,
    triggerId: buttonId ?? `${id}trigger`,
    contentId: `${id}content`,
  };
  return <FloatingContext value={floating}>{children}</FloatingContext>;
}

/** What floats, its button and its state. Only inside `FloatingRoot`. */
export function useFloating(): Floating {
  const floating = use(FloatingContext);
  if (floating === null) throw new Error("Nothing floats without a root.");
  return floating;
}

type FloatingTriggerProps = {
  opens: "menu" | "dialog" | "listbox";
  preload: () => void;
  children: ReactElement<ComponentProps<"button">>;
};

/** Makes its one element the button of what floats; pointing at it or focusing it fetches the code ahead. */
export function FloatingTrigger({ opens, preload, children }: FloatingTriggerProps) {
  const { isOpen, change, anchor, triggerId, contentId } = useFloating();
  return cloneElement(children, {
    id: triggerId,
    ref: anchor,
    "aria-haspopup": opens,
    "aria-expanded": isOpen,
    "aria-controls": isOpen ? contentId : undefined,
    onPointerEnter: preload,
    onFocus: preload,
    onClick: (event) => {
      // The other half of a double click, or a press before there is anything to close: it stays as asked for.
      if (event.detail > 1 || (isOpen && document.getElementById(contentId) === null)) return;
      // A click that no pointer made came from Enter or Space.
      change(!isOpen, event.detail === 0);
    },
    onKeyDown: (event) => {
      if (event.repeat && event.key === "Enter") event.preventDefault();
      const isMeant = event.key === "ArrowDown" || (event.key === "ArrowUp" && opens === "listbox");
      if (opens === "dialog" || !isMeant) return;
      event.preventDefault();
      change(true, true);
    },
  });
}
