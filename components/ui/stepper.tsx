import { Check, X } from "lucide-react";
import { cn } from "#lib/platform/cn.ts";
import { Icon } from "./icon.tsx";

export type Step = { title: string; detail?: string; status: "done" | "current" | "failed" | "ahead" };

const NUMBER: Record<Step["status"], string> = {
  done: "border-success-line bg-success-soft text-success-text",
  current: "border-ink bg-ink text-bg",
  failed: "border-danger-fill bg-danger-fill text-danger-fg",
  ahead: "border-control bg-bg text-ink-2",
};
const TITLE: Record<Step["status"], string> = {
  done: "text-ink font-medium",
  current: "text-ink font-semibold",
  failed: "text-danger-text font-semibold",
  ahead: "text-ink-2 font-medium",
};
const SPOKEN: Record<Step["status"], string> = {
  done: "done",
  current: "current",
  failed: "failed",
  ahead: "not yet",
};

/** The steps of a flow, down the side; along the top below 1024 px; only the current one named below 640. */
export function Stepper({ steps, label }: { steps: readonly Step[]; label: string }) {
  return (
    <ol aria-label={label} className="max-lg:flex max-lg:gap-5 max-sm:gap-3">
      {steps.map((step, at) => (
        <li
          key={step.title}
          aria-current={step.status === "current" || step.status === "failed" ? "step" : undefined}
          className="relative grid grid-cols-[22px_minmax(0,1fr)] gap-x-3 pb-[22px] not-last:before:absolute not-last:before:top-6 not-last:before:bottom-0.5 not-last:before:left-[10.5px] not-last:before:w-px not-last:before:bg-line-2 max-lg:p-0 max-lg:before:hidden max-sm:gap-x-2"
        >
          <span
            className={cn(
              "grid size-[22px] place-items-center rounded-full border text-11 font-semibold tabular-nums",
              NUMBER[step.status],
            )}
          >
            {step.status === "done" ? (
              <Icon of={Check} size={14} />
            ) : step.status === "failed" ? (
              <Icon of={X} size={14} />
            ) : (
              at + 1
            )}
          </span>
          <div>
            <div
              className={cn(
                "leading-[22px] whitespace-nowrap",
                TITLE[step.status],
                (step.status === "done" || step.status === "ahead") && "max-sm:sr-only",
              )}
            >
              {step.title}
              <span className="sr-only">, {SPOKEN[step.status]}</span>
            </div>
            {step.detail ? (
              <div className="text-12 leading-[17px] text-ink-3 max-lg:hidden">{step.detail}</div>
            ) : null}
          </div>
        </li>
      ))}
    </ol>
  );
}
