"use client";
import { useChange } from "#components/requests/use-change.ts";
import { Button } from "#components/ui/button.tsx";
import { Table, TBody, Td, THead, Tr } from "#components/ui/table.tsx";
import { Th } from "#components/ui/th.tsx";
import { submitRuleRemoval } from "#lib/approvals/rules/server-actions.ts";
import type { RuleView } from "#lib/approvals/rules/types.ts";
import { expiryWords } from "./expiry-words.ts";

/** Columns that a narrow screen has no room for. */
const ROOMY = "max-md:hidden";

type RuleTableProps = { rules: readonly RuleView[]; onEdit: (rule: RuleView) => void };

/** Every rule: for what, who decides, how long, who steps in. */
export function RuleTable({ rules, onEdit }: RuleTableProps) {
  const { run, isRunning, error } = useChange();
  if (rules.length === 0)
    return (
      <p className="text-ink-2">No rules yet: every action runs at once, except on privileged people.</p>
    );
  return (
    <>
      <Table isBoxed isWrapping aria-label="Approval rules">
        <THead>
          <Th>Action</Th>
          <Th className={ROOMY}>Service</Th>
          <Th className={ROOMY}>Who approves</Th>
          <Th className={ROOMY}>Expires after</Th>
          <Th className={ROOMY}>Who steps in</Th>
          <Th className="w-36 max-md:w-40">
            <span className="sr-only">Edit or remove</span>
          </Th>
        </THead>
        <TBody>
          {rules.map((rule) => (
            <Tr key={rule.id}>
              <Td isStrong>
                {rule.action}
                <span className="block font-normal text-ink-2 md:hidden">{whoWords(rule)}</span>
                <span className="block text-12 font-normal text-ink-3 md:hidden">{rule.service}</span>
              </Td>
              <Td className={ROOMY}>{rule.service}</Td>
              <Td className={ROOMY}>{whoWords(rule)}</Td>
              <Td className={ROOMY}>{rule.approver === "none" ? "" : expiryWords(rule.expiresAfterHours)}</Td>
              <Td className={ROOMY}>{rule.stepsIn}</Td>
              <Td className="text-right whitespace-nowrap">
                <Button size="s" variant="ghost" onClick={() => onEdit(rule)}>
                  <span>
                    Edit<span className="sr-only">{` ${rule.action}, ${rule.service}`}</span>
                  </span>
                </Button>
                <Button
                  size="s"
                  variant="ghost"
                  disabledReason={isRunning ? "Another change is being saved." : undefined}
                  onClick={() => run(() => submitRuleRemoval({ ruleId: rule.id }))}
                >
                  <span>
                    Remove<span className="sr-only">{` ${rule.action}, ${rule.service}`}</span>
                  </span>
                </Button>
              </Td>
            </Tr>
          ))}
        </TBody>
      </Table>
      {error === null ? null : (
        <p role="alert" className="mt-2 text-danger-text">
          {error}
        </p>
      )}
    </>
  );
}

const whoWords = ({ who, needs, approver }: RuleView) =>
  needs === "all" && approver !== "none" ? `${who}: all of them` : who;
