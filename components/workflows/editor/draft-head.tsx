import type { ReactNode } from "react";
import { PageHead } from "#components/ui/page-head.tsx";
import { SaveWords, type Written } from "./save-state.tsx";

type DraftHeadProps = {
  what: "Workflow" | "Playbook";
  written: Written & { draft: { name: string } };
  hasChanges: boolean;
  /** In which state what is published is. */
  tags: ReactNode;
  /** What can be done with the whole. */
  children: ReactNode;
};

/** The head of what is written as a draft: name, state, and whether it is saved. */
export function DraftHead({ what, written, hasChanges, tags, children }: DraftHeadProps) {
  return (
    <PageHead
      title={written.draft.name || `${what} without a name`}
      crumbs={[{ label: `${what}s`, href: `/${what.toLowerCase()}s` }]}
      className="max-sm:flex-wrap max-sm:py-1.5"
      count={
        <span className="flex min-w-0 items-center gap-2">
          {tags}
          <SaveWords written={written} hasChanges={hasChanges} />
        </span>
      }
    >
      {children}
    </PageHead>
  );
}

/** Why a draft can't be published; `isSame`: it is what is in use already. */
export function whyNotPublish(
  { save, isDirty }: Pick<Written, "save" | "isDirty">,
  errors: number,
  isSame: boolean,
): string | undefined {
  if (errors > 0)
    return errors === 1
      ? "One problem keeps it from being published."
      : `${errors} problems keep it from being published.`;
  if (save.kind === "conflict" || save.kind === "failed") return "The draft is not saved.";
  if (isDirty) return "The draft is being saved.";
  return isSame ? "The draft is what is published already." : undefined;
}
