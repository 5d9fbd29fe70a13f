"use client";
import { useEffect, useState, useSyncExternalStore } from "react";
import { Glyph } from "./glyph.tsx";
import { closeToast, toastStore, type Toast } from "./toast.ts";

const SHOWN_MS = 6000;
const MOST_SHOWN = 3;
const MARK = {
  done: ["check", "success"],
  running: ["arc", "info"],
  waiting: ["alert", "warning"],
  failed: ["cross", "danger"],
} as const;

/** Where toasts appear: bottom left, the newest three. Once, at the root. */
export function Toaster() {
  const toasts = useSyncExternalStore(toastStore.watch, toastStore.shown, toastStore.none);
  const [isHeld, setHeld] = useState(false);
  return (
    // Reading or reaching for a toast keeps all of them.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      aria-label="Messages"
      aria-live="polite"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="pointer-events-none fixed bottom-4 left-4 z-60 max-sm:bottom-18 grid w-89 max-w-[calc(100vw-2rem)] justify-items-start gap-2 font-ui"
    >
      {toasts.slice(-MOST_SHOWN).map((toast) => (
        <ToastLine key={toast.id} toast={toast} isHeld={isHeld} />
      ))}
    </section>
  );
}

/** What went well goes by itself; what failed or waits for somebody stays until it is closed. */
function ToastLine({ toast, isHeld }: { toast: Toast; isHeld: boolean }) {
  const { id, status, title, detail, action } = toast;
  const [glyph, tone] = MARK[status];
  const isSerious = status === "failed" || status === "waiting";
  useEffect(() => {
    if (toast.status !== "done" || isHeld) return;
    const timer = setTimeout(() => closeToast(toast.id), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [toast, isHeld]);
  return (
    <div
      role={isSerious ? "alert" : undefined}
      className="pointer-events-auto flex min-h-10 max-w-full animate-rise items-center gap-2.5 rounded-float bg-tip py-2 pr-2 pl-3 text-13 text-tip-fg shadow-pop"
    >
      <Glyph name={glyph} tone={tone} />
      <span className="flex-1">
        {title} {detail ? <span className="text-tip-fg2">{detail}</span> : null}
      </span>
      {action ? (
        <ToastButton
          label={action.label}
          onClick={() => {
            closeToast(id);
            action.run();
          }}
        />
      ) : null}
      {isSerious ? <ToastButton label="Close" onClick={() => closeToast(id)} /> : null}
    </div>
  );
}

function ToastButton({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="h-ctl-s flex-none rounded-ctl border border-tip-line px-2 text-12 font-medium touch:min-h-10"
    >
      {label}
    </button>
  );
}
