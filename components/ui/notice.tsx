import { CircleCheck, CircleX, Info, TriangleAlert, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "#lib/platform/cn.ts";
import { Icon } from "./icon.tsx";

export type NoticeTone = "info" | "warning" | "danger" | "success";

const LOOK: Record<NoticeTone, { icon: LucideIcon; box: string; mark: string }> = {
  info: { icon: Info, box: "border-info-line bg-info-soft", mark: "text-info-text" },
  warning: { icon: TriangleAlert, box: "border-warning-line bg-warning-soft", mark: "text-warning-text" },
  danger: { icon: CircleX, box: "border-danger-line bg-danger-soft", mark: "text-danger-text" },
  success: { icon: CircleCheck, box: "border-success-line bg-success-soft", mark: "text-success-text" },
};

type NoticeProps = {
  tone: NoticeTone;
  title: ReactNode;
  icon?: LucideIcon;
  action?: ReactNode;
  /** Appeared after the page did: read out, at once for danger. */
  isLive?: boolean;
  className?: string;
  children?: ReactNode;
};

/** One message above what it is about: title, why, and one way out. One per page. */
export function Notice({ tone, title, icon, action, isLive, className, children }: NoticeProps) {
  const look = LOOK[tone];
  return (
    <div
      role={isLive ? (tone === "danger" ? "alert" : "status") : undefined}
      className={cn(
        "grid grid-cols-[16px_minmax(0,1fr)_auto] gap-x-2.5 rounded-box border px-3 py-2.5 max-sm:grid-cols-[16px_minmax(0,1fr)]",
        look.box,
        className,
      )}
    >
      <Icon of={icon ?? look.icon} className={cn("mt-0.5", look.mark)} />
      <div className="min-w-0">
        <p className="font-medium">{title}</p>
        {children ? <div className="text-ink-2">{children}</div> : null}
      </div>
      {action ? (
        <div className="flex items-center gap-2 self-center max-sm:col-start-2 max-sm:mt-2">{action}</div>
      ) : null}
    </div>
  );
}
