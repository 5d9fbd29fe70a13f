"use client";
import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState, useTransition } from "react";
import { Icon } from "#components/ui/icon.tsx";
import { Input } from "#components/ui/input.tsx";
import { Kbd } from "#components/ui/kbd.tsx";

const DEBOUNCE_MS = 150;

type ListSearchProps = {
  label: string;
  placeholder: string;
  /** The text the list shows now. */
  q: string;
  /** The list's address with "{q}" where the encoded text goes, and without any search. */
  hrefWithText: string;
  hrefWithout: string;
  isLarge?: boolean;
  className?: string;
};

/** Searches as you type: the address follows after 150 ms, old rows stay until the new ones are there. */
export function ListSearch({
  label,
  placeholder,
  q,
  hrefWithText,
  hrefWithout,
  isLarge,
  className,
}: ListSearchProps) {
  const router = useRouter();
  const [text, setText] = useState(q);
  const [isPending, startTransition] = useTransition();
  const sent = useRef(q);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    // The address changed without us ("Clear filters", back): show what it says.
    if (q !== sent.current && !isPending) {
      sent.current = q;
      setText(q);
    }
  }, [q, isPending]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const show = (value: string) => {
    clearTimeout(timer.current);
    const trimmed = value.trim();
    if (trimmed === sent.current) return;
    sent.current = trimmed;
    const href = trimmed === "" ? hrefWithout : hrefWithText.replace("%7Bq%7D", encodeURIComponent(trimmed));
    startTransition(() => router.replace(href, { scroll: false }));
  };

  return (
    <Input
      data-list-search
      type="search"
      aria-label={label}
      placeholder={placeholder}
      value={text}
      maxLength={200}
      size={isLarge ? "l" : "m"}
      isQuiet={!isLarge}
      icon={<Icon of={Search} size={14} />}
      trailing={<Kbd keys={["/"]} />}
      boxClassName={className}
      className="[&::-webkit-search-cancel-button]:hidden"
      onChange={(event) => {
        const { value } = event.target;
        setText(value);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => show(value), DEBOUNCE_MS);
      }}
      onKeyDown={(event) => {
        if (event.key === "Enter") show(text);
        if (event.key === "Escape") {
          if (text === "") event.currentTarget.blur();
          setText("");
          show("");
        }
      }}
    />
  );
}
