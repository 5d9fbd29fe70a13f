"use client";
import { useRef, type KeyboardEvent, type MouseEvent } from "react";

/**
 * The press that opens a panel ends with opening it: the other half of a double click and what a held key
 * repeats do nothing to the panel, nor in it.
 */
export function useOpeningPress() {
  const isOver = useRef(false);
  const clicks = useRef(0);
  const onMouseDownCapture = ({ detail }: MouseEvent) => {
    clicks.current = detail;
    if (detail < 2) isOver.current = true;
  };
  const isGoingOn = () => !isOver.current && clicks.current > 1;
  return {
    /** Is what is pressed now still that press? */
    isGoingOn,
    /** For what lies around the panel. */
    around: { onMouseDownCapture },
    panel: {
      onMouseDownCapture,
      onClickCapture: (event: MouseEvent) => {
        if (!isGoingOn()) return;
        event.preventDefault();
        event.stopPropagation();
      },
      onKeyDownCapture: (event: KeyboardEvent) => {
        if (!event.repeat) isOver.current = true;
        else if (!isOver.current) event.preventDefault();
      },
    },
  };
}
