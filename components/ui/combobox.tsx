"use client";
import { ChevronsUpDown, LoaderCircle, X } from "lucide-react";
import { useId, useState, type KeyboardEvent, type ReactNode, type Ref } from "react";
import { ComboboxList, ComboboxMessage, ComboboxSkeleton, optionId } from "./combobox-list.tsx";
import { Icon } from "./icon.tsx";
import { Input, type InputSize } from "./input.tsx";
import { onDemand } from "./on-demand.tsx";
import { useComboboxOptions, type ComboboxOption, type LoadOptions } from "./use-combobox-options.ts";

const ComboboxPanel = onDemand(async () => (await import("./combobox-panel.tsx")).ComboboxPanel);

export type ComboboxProps = {
  /** Names the listbox: "Groups". Also names the input when no Field does. */
  label: string;
  value: ComboboxOption | null;
  onValueChange: (option: ComboboxOption | null) => void;
  /** Identifies this list among cached reads, e.g. ["groups", objectId]. */
  queryKey: readonly unknown[];
  loadOptions: LoadOptions;
  placeholder?: string;
  emptyTitle?: (query: string) => string;
  emptyHelp?: ReactNode;
  size?: InputSize;
  isInvalid?: boolean | undefined;
  disabled?: boolean;
  id?: string;
  "aria-describedby"?: string | undefined;
  ref?: Ref<HTMLInputElement>;
};

/** Search and choose one of many: people, groups, apps. Keyboard per the ARIA combobox pattern. */
export function Combobox(props: ComboboxProps) {
  const {
    label,
    value,
    onValueChange,
    queryKey,
    loadOptions,
    placeholder,
    size = "m",
    id,
    ref,
    disabled,
    isInvalid,
  } = props;
  const {
    "aria-describedby": describedBy,
    emptyHelp,
    emptyTitle = (query: string) => `Nothing called “${query}”`,
  } = props;
  const listId = useId();
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState<string | null>(null);
  const [pointed, setPointed] = useState(0);
  const [box, setBox] = useState<HTMLSpanElement | null>(null);
  const found = useComboboxOptions({ queryKey, loadOptions, typed: typed ?? "", isOpen });
  const activeAt = Math.min(pointed, found.options.length - 1);
  const hasList = isOpen && found.options.length > 0 && !(found.isSlow && found.isBehind);

  const close = () => {
    setOpen(false);
    setTyped(null);
    setPointed(0);
  };
  const open = () => !disabled && setOpen(true);
  const choose = (option: ComboboxOption) => {
    onValueChange(option);
    close();
  };
  const move = (to: number) => setPointed(Math.max(0, Math.min(to, found.options.length - 1)));

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    // Only a choice that answers what is typed: never the first row of an older search.
    const option = found.isBehind ? undefined : found.options[activeAt];
    const way = wayOf(event.key, isOpen);
    if (way === null) {
      if (event.key === "Tab" && isOpen) close();
      return;
    }
    event.preventDefault();
    if (way === "open") return open();
    event.stopPropagation();
    if (way === "close") close();
    else if (way !== "choose") move(activeAt + way);
    else if (option !== undefined && !option.unavailableReason) choose(option);
  };

  return (
    <>
      <span ref={setBox} className="block">
        <Input
          ref={ref}
          id={id}
          size={size}
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a native select can't search a server
          role="combobox"
          aria-label={id ? undefined : label}
          aria-describedby={describedBy}
          aria-expanded={hasList}
          aria-controls={hasList ? listId : undefined}
          aria-autocomplete="list"
          aria-activedescendant={hasList && activeAt >= 0 ? optionId(listId, activeAt) : undefined}
          isInvalid={isInvalid}
          disabled={disabled}
          spellCheck={false}
          placeholder={value ? value.label : placeholder}
          value={typed ?? value?.label ?? ""}
          icon={typed === null ? value?.icon : undefined}
          onClick={open}
          onFocus={ComboboxPanel.preload}
          onPointerEnter={ComboboxPanel.preload}
          onChange={(event) => {
            setTyped(event.target.value);
            setPointed(0);
            open();
          }}
          onKeyDown={onKeyDown}
          onBlur={close}
          trailing={
            found.isSlow ? (
              <Icon of={LoaderCircle} size={14} className="animate-turn" />
            ) : value && !disabled && !isOpen ? (
              <Clear label={label} onClear={() => onValueChange(null)} />
            ) : (
              <Icon of={ChevronsUpDown} size={14} className="text-ink-3" />
            )
          }
        />
      </span>
      {isOpen ? (
        <ComboboxPanel box={box} onOpenChange={(next) => (next ? open() : close())}>
          {hasList ? (
            <ComboboxList
              id={listId}
              label={label}
              options={found.options}
              activeAt={activeAt}
              chosen={value?.value}
              onChoose={choose}
              onPoint={setPointed}
            />
          ) : found.isError ? (
            <ComboboxMessage title="This list didn’t load" onRetry={found.retry} />
          ) : found.hasAnswer && !found.isBehind ? (
            <ComboboxMessage title={found.text ? emptyTitle(found.text) : "Nothing to choose from"}>
              {emptyHelp}
            </ComboboxMessage>
          ) : found.isSlow ? (
            <ComboboxSkeleton />
          ) : null}
        </ComboboxPanel>
      ) : null}
      <output className="sr-only">
        {isOpen && !found.isBehind && found.hasAnswer ? resultWords(found.options) : ""}
      </output>
    </>
  );
}

/** What a key does: so many rows on, or another act; null leaves it to the input. */
function wayOf(key: string, isOpen: boolean): number | "open" | "close" | "choose" | null {
  if (!isOpen) return key === "ArrowDown" || key === "ArrowUp" ? "open" : null;
  const ways: Record<string, number | "close" | "choose"> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: 8,
    PageUp: -8,
    Enter: "choose",
    Escape: "close",
  };
  return ways[key] ?? null;
}

function Clear({ label, onClear }: { label: string; onClear: () => void }) {
  return (
    <button
      type="button"
      aria-label={`Clear ${label}`}
      className="-mr-1 grid size-6 place-items-center rounded-mark text-ink-3 hover:text-ink touch:size-9"
      onClick={onClear}
    >
      <Icon of={X} size={14} />
    </button>
  );
}

function resultWords(options: readonly ComboboxOption[]): string {
  const choosable = options.filter((option) => option.unavailableReason === undefined).length;
  return `${choosable} to choose from${choosable < options.length ? `, ${options.length - choosable} unavailable` : ""}`;
}
