import type { ReactNode } from "react";
import { CircleAlert } from "lucide-react";
import { Glyph } from "#components/ui/glyph.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { ChipRemove } from "./chip-remove.tsx";
import type { TargetView } from "./target-view.ts";

type TargetRowProps = {
  view: TargetView;
  icon: ReactNode;
  isDisabled: boolean;
  onRemove: () => void;
  /** The choice of its way, for an app. */
  children: ReactNode;
};

/** One chosen group or app: its name, whether it will work, and why not. */
export function TargetRow({ view, icon, isDisabled, onRemove, children }: TargetRowProps) {
  const { answer, choice, whyNot } = view;
  const name = answer?.displayName ?? "This one";
  const approval = (choice ?? answer)?.approval ?? null;
  return (
    <li className="rounded-ctl border border-line-2 bg-surface">
      <div className="flex min-h-7 items-center gap-2 pl-2 touch:min-h-10">
        {answer === undefined ? (
          <Skeleton width={140} />
        ) : (
          <>
            {icon}
            <span className="min-w-0 flex-1 truncate">{name}</span>
            {whyNot === undefined && approval !== null ? (
              <span className="flex items-center gap-1 text-12 text-ink-3">
                <Glyph name="arch" tone="warning" />
                Needs approval
              </span>
            ) : answer?.kind ? (
              <span className="max-w-2/5 truncate text-12 text-ink-3">{answer.kind}</span>
            ) : null}
          </>
        )}
        <span className="ml-auto flex">
          <ChipRemove label={`Take out ${name}`} isDisabled={isDisabled} onRemove={onRemove} />
        </span>
      </div>
      {whyNot === undefined ? null : (
        <p role="alert" className="flex items-start gap-[5px] px-2 pb-1.5 text-12 text-danger-text">
          <Icon of={CircleAlert} size={14} className="mt-px" />
          <span>{whyNot}</span>
        </p>
      )}
      {children === null ? null : <div className="border-t border-line px-2 py-1.5">{children}</div>}
    </li>
  );
}
