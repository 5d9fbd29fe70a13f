"use client";
import { Popover as Radix } from "radix-ui";
import { useMemo, type ReactNode } from "react";

type ComboboxPanelProps = {
  /** Around the input: the panel hangs on it. */
  box: HTMLElement | null;
  onOpenChange: (isOpen: boolean) => void;
  children: ReactNode;
};

/** What floats under a combobox while it is open. */
export function ComboboxPanel({ box, onOpenChange, children }: ComboboxPanelProps) {
  const anchor = useMemo(() => ({ current: box }), [box]);
  return (
    <Radix.Root open onOpenChange={onOpenChange}>
      <Radix.Anchor virtualRef={anchor} />
      {/* Inside the same dialog or landmark, so that a focus trap and a reader count it as part of it. */}
      <Radix.Portal container={box?.closest<HTMLElement>("[role=dialog], [role=alertdialog], main") ?? null}>
        <Radix.Content
          align="start"
          sideOffset={4}
          collisionPadding={8}
          onOpenAutoFocus={(event) => event.preventDefault()}
          onCloseAutoFocus={(event) => event.preventDefault()}
          onInteractOutside={(event) =>
            event.target instanceof Node && box?.contains(event.target) && event.preventDefault()
          }
          // Pressing anything in here must not take the focus from the input.
          onMouseDown={(event) => event.preventDefault()}
          role="presentation"
          className="z-50 w-(--radix-popover-trigger-width) min-w-60 animate-rise overflow-hidden rounded-float bg-raised text-13 text-ink shadow-pop"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
