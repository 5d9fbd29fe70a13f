"use client";
import { Plus } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Section } from "#components/ui/section.tsx";
import type { RulesPage, RuleView } from "#lib/approvals/rules/types.ts";
import { RuleForm } from "./rule-form.tsx";
import { RuleTable } from "./rule-table.tsx";

/** The ruled list of Settings → Approval rules: the rules with their form in place, and how they work. */
export function RulesSections({ page }: { page: RulesPage }) {
  const [open, setOpen] = useState<RuleView | "new" | null>(null);
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (open !== null) form.current?.querySelector<HTMLElement>("button, input")?.focus();
  }, [open]);
  return (
    <>
      <Section
        title="Rules"
        help="One for each action and service. Changing one voids what waits: it has to be asked again."
      >
        <RuleTable rules={page.rules} onEdit={setOpen} />
        <div ref={form}>
          {open === null ? (
            <Button className="mt-3" icon={<Icon of={Plus} size={14} />} onClick={() => setOpen("new")}>
              Add rule
            </Button>
          ) : (
            <RuleForm
              key={open === "new" ? "new" : open.id}
              page={page}
              rule={open === "new" ? null : open}
              onClose={() => setOpen(null)}
            />
          )}
        </div>
      </Section>
      <Section title="Which rule counts">
        <ol className="grid max-w-160 list-decimal gap-1 pl-4.5 text-ink-2">
          <li>The rule for exactly this action and this service.</li>
          <li>Else the rule for this action in every service.</li>
          <li>Else the rule for every action in this service.</li>
        </ol>
        <p className="mt-2 max-w-160 text-ink-2">
          Only the most exact one counts: “Nobody” for one service lifts what is asked everywhere else.
          Without any rule an action runs at once.
        </p>
      </Section>
      <Section title="Who never approves">
        <p className="max-w-160 text-ink-2">
          Nobody approves what they ask for, what they requested, or what is about themselves. Where no
          approver is left, whoever steps in decides at once: also when the manager was changed in the last
          seven days. Where nobody is left at all, the action can’t be asked for.
        </p>
        <p className="mt-2 max-w-160 text-ink-2">
          Actions on privileged and protected people take a second admin, whatever the rules say.
        </p>
      </Section>
    </>
  );
}
