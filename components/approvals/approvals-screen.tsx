"use client";
import { useParams } from "next/navigation";
import type { ReactNode } from "react";
import type { ApprovalLists } from "#lib/approvals/types.ts";
import { cn } from "#lib/platform/cn.ts";
import { ApprovalList } from "./approval-list.tsx";
import { useApprovalLists } from "./use-approval-lists.ts";

type ApprovalsScreenProps = { initial: ApprovalLists; readAt: number; children: ReactNode };

/** The list beside the open approval; below 900 px each is a screen of its own. */
export function ApprovalsScreen({ initial, readAt, children }: ApprovalsScreenProps) {
  const lists = useApprovalLists(initial, readAt);
  const { approvalId } = useParams<{ approvalId?: string }>();
  const currentId = approvalId ?? null;
  return (
    <div
      data-bleed
      className="grid min-w-0 flex-1 grid-cols-[280px_minmax(0,1fr)] lg:grid-cols-[352px_minmax(0,1fr)] max-md:flex max-md:flex-col"
    >
      {/* Above both, so that the page keeps its title where only one of them is in sight. */}
      <h1 className="sr-only">Approvals</h1>
      <section
        aria-label="Approvals"
        className={cn(
          "border-line py-6 pl-6 max-md:p-4 max-md:pt-5 md:border-r",
          currentId !== null && "max-md:hidden",
        )}
      >
        <ApprovalList lists={lists} currentId={currentId} />
      </section>
      <div className={cn("flex min-w-0 flex-1 flex-col", currentId === null && "max-md:hidden")}>
        {children}
      </div>
    </div>
  );
}
