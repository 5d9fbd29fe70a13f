"use client";
import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useId, useState, type KeyboardEvent } from "react";
import { Icon } from "#components/ui/icon.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { KeyHints } from "#components/ui/key-hints.tsx";
import type { PaletteItem } from "#lib/shell/palette-types.ts";
import { hrefFromHere } from "./href-from-here.ts";
import { PaletteList, rowId } from "./palette-list.tsx";
import { usePalette } from "./use-palette.ts";

const HINTS = [
  { keys: ["↑", "↓"], does: "move" },
  { keys: ["↵"], does: "go there" },
];

type PaletteBoxProps = {
  /** What was typed before the box was there. */
  typed: string;
  onClose: () => void;
};

/** The search of the palette with its results. The input keeps the focus; the list is read through it. */
export function PaletteBox({ typed: before, onClose }: PaletteBoxProps) {
  const router = useRouter();
  const listId = useId();
  const [typed, setTyped] = useState(before);
  const [pointed, setPointed] = useState<string | null>(null);
  const { groups, isBehind, isError } = usePalette(typed);
  const items = groups.flatMap((group) => group.items);
  const at = Math.max(
    0,
    items.findIndex(({ id }) => id === pointed),
  );
  const active = items[at];

  const choose = (item: PaletteItem) => {
    onClose();
    router.push(hrefFromHere(item));
  };
  const point = (to: number) => setPointed(items[Math.max(0, Math.min(to, items.length - 1))]?.id ?? null);
  const steps: Readonly<Record<string, () => void>> = {
    ArrowDown: () => point(at === items.length - 1 ? 0 : at + 1),
    ArrowUp: () => point(at === 0 ? items.length - 1 : at - 1),
    PageDown: () => point(at + 8),
    PageUp: () => point(at - 8),
    // Only a choice that answers what is typed: never the first row of an older search.
    Enter: () => active !== undefined && !isBehind && choose(active),
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = Object.hasOwn(steps, event.key) ? steps[event.key] : undefined;
    if (step === undefined || event.nativeEvent.isComposing) return;
    event.preventDefault();
    step();
  };
  return (
    <>
      <div className="flex h-12 items-center gap-2.5 border-b border-line px-3.5">
        <Icon of={Search} className="text-ink-3" />
        <input
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a native select can't search a server
          role="combobox"
          aria-label="Search or jump to"
          aria-expanded={items.length > 0}
          aria-controls={items.length > 0 ? listId : undefined}
          aria-autocomplete="list"
          aria-activedescendant={active === undefined ? undefined : rowId(listId, active)}
          autoComplete="off"
          spellCheck={false}
          maxLength={100}
          placeholder="Search, or type “add” and a name"
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setPointed(null);
          }}
          onKeyDown={onKeyDown}
          className="h-full min-w-0 flex-1 bg-transparent text-14 outline-none touch:text-16"
        />
        <Kbd keys={["Esc"]} />
      </div>
      {items.length > 0 ? (
        <PaletteList
          id={listId}
          groups={groups}
          activeId={active?.id}
          onPoint={({ id }) => setPointed(id)}
          onChoose={choose}
        />
      ) : isBehind && !isError ? null : (
        <p className="px-4 py-6 text-ink-2">
          {isError ? "Gatehouse doesn’t answer. Trying again." : `Nothing matches “${typed.trim()}”.`}
        </p>
      )}
      <div className="flex h-9 items-center border-t border-line px-3.5 text-12 text-ink-3 max-sm:hidden">
        <KeyHints hints={HINTS} />
      </div>
      <output className="sr-only">{isBehind ? "" : `${items.length} results`}</output>
    </>
  );
}
