"use client";
import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import type { ButtonSize, ButtonVariant } from "./button-style.ts";
import { Button } from "./button.tsx";
import { Icon } from "./icon.tsx";
import { IconButton } from "./icon-button.tsx";

type CopyButtonProps = {
  text: string;
  label?: string;
  hasLabel?: boolean;
  size?: ButtonSize;
  variant?: ButtonVariant;
  className?: string;
};

type CopyState = "idle" | "copied" | "refused";
const SHOWN_MS = 2000;
const WORDS: Record<Exclude<CopyState, "idle">, string> = {
  copied: "Copied",
  refused: "Select and copy by hand",
};

/** Copies a text and says so for two seconds; says what to do when the browser refuses. */
export function CopyButton({
  text,
  label = "Copy",
  hasLabel,
  size = "s",
  variant,
  className = "",
}: CopyButtonProps) {
  const [state, setState] = useState<CopyState>("idle");
  useEffect(() => {
    if (state === "idle") return;
    const timer = setTimeout(() => setState("idle"), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [state]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setState("copied");
    } catch {
      // No permission, or not a secure page: the words say what to do instead.
      setState("refused");
    }
  };
  const icon = <Icon of={state === "copied" ? Check : Copy} size={14} />;
  const words = state === "idle" ? label : WORDS[state];
  return (
    <>
      {hasLabel ? (
        <Button size={size} variant={variant ?? "secondary"} icon={icon} onClick={copy} className={className}>
          {words}
        </Button>
      ) : (
        <IconButton
          size={size}
          variant={variant ?? "ghost"}
          label={words}
          icon={icon}
          onClick={copy}
          className={className}
        />
      )}
      <output className="sr-only">{state === "idle" ? "" : WORDS[state]}</output>
    </>
  );
}
