"use client";
import { toast } from "sonner";
import { Glyph } from "./glyph.tsx";

export type ToastMessage = {
  /** `waiting`: it went well, and somebody has to decide something. */
  status: "done" | "running" | "waiting" | "failed";
  title: string;
  detail?: string;
  action?: { label: string; run: () => void };
  /** Give the same id again to change a toast that is still shown. */
  id?: string;
};

const MARK = {
  done: ["check", "success"],
  running: ["arc", "info"],
  waiting: ["alert", "warning"],
  failed: ["cross", "danger"],
} as const;

/** Shows a passing message. Never the only place of a result. What failed or waits stays until closed. */
export function showToast({ status, title, detail, action, id }: ToastMessage): void {
  const [glyph, tone] = MARK[status];
  const isSerious = status === "failed" || status === "waiting";
  toast.custom(
    (toastId) => (
      <div
        role={isSerious ? "alert" : undefined}
        className="flex min-h-10 max-w-125 items-center gap-2.5 rounded-float bg-tip py-2 pr-2 pl-3 font-ui text-13 text-tip-fg shadow-pop"
      >
        <Glyph name={glyph} tone={tone} />
        <span className="flex-1">
          {title} {detail ? <span className="text-tip-fg2">{detail}</span> : null}
        </span>
        {action ? (
          <ToastButton
            label={action.label}
            onClick={() => {
              toast.dismiss(toastId);
              action.run();
            }}
          />
        ) : null}
        {isSerious ? <ToastButton label="Close" onClick={() => toast.dismiss(toastId)} /> : null}
      </div>
    ),
    { duration: status === "done" ? 6000 : Number.POSITIVE_INFINITY, ...(id ? { id } : {}) },
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
