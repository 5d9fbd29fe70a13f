import { Section } from "#components/ui/section.tsx";
import { Tag } from "#components/ui/tag.tsx";
import type { ProtectionPage } from "#lib/entra/protection/load-protection.ts";
import { AccountTable } from "./account-table.tsx";
import { AutomationSwitch } from "./automation-switch.tsx";
import { LimitPauses } from "./limit-pauses.tsx";
import { LimitTable } from "./limit-table.tsx";
import { PendingChanges } from "./pending-change.tsx";
import { PolicySwitch } from "./policy-switch.tsx";
import { PrivilegedTable } from "./privileged-table.tsx";
import { ProtectForm } from "./protect-form.tsx";
import { SuggestionList } from "./suggestion-list.tsx";

const people = (n: number) => (n === 1 ? "1 person" : `${n.toLocaleString("en-GB")} people`);

type PageProps = { page: ProtectionPage };

/** The ruled list of Settings → Protection. */
export function ProtectionSections({ page }: PageProps) {
  return (
    <>
      <PrivilegedSection page={page} />
      <Section
        title="Protected accounts"
        help="Accounts of services and people that matter. They are treated as privileged."
      >
        <Accounts page={page} kind="protected" label="Protected accounts" />
        <ProtectForm kind="protected" button="Protect" notePlaceholder="Runs the payroll export" />
      </Section>
      <Section
        title="Break-glass accounts"
        help="The way back in when nothing else works. Gatehouse never acts on them, whoever approves."
      >
        <Accounts page={page} kind="break-glass" label="Break-glass accounts" />
        <ProtectForm kind="break-glass" button="Add" notePlaceholder="Password in the safe" />
      </Section>
      <LimitSection page={page} />
      <Section
        title="Automation"
        help="Everything that acts without a click: access that ends, approved actions, workflows and playbooks. What people do goes on."
      >
        <AutomationSwitch pause={page.automation} mayResume />
      </Section>
    </>
  );
}

function PrivilegedSection({ page }: PageProps) {
  const changes = page.changes.filter(({ kind }) => kind === "allow-second-person");
  return (
    <Section
      title="Privileged people"
      help="Whoever holds a directory role, or belongs to a group that can."
      tag={<Tag>{people(page.privileged.total)}</Tag>}
    >
      <PendingChanges changes={changes} />
      <PolicySwitch
        isAllowed={page.allowsSecondPerson}
        isWaiting={changes.length > 0}
        hasOtherAdmin={page.hasOtherAdmin}
      />
      <PrivilegedTable people={page.privileged} />
    </Section>
  );
}

function LimitSection({ page }: PageProps) {
  return (
    <Section
      title="Limits"
      help="Who reaches one stops: actions that take something away wait until another admin releases it."
    >
      <LimitPauses pauses={page.pauses} />
      <LimitTable limits={page.limits} />
      <p className="mt-2 max-w-160 text-12 text-ink-3">
        Undo, Unblock sign-in and Restore user are never limited. The limit of all together is 5 % of the
        people in scope, and at least 20.
      </p>
    </Section>
  );
}

type AccountsProps = PageProps & { kind: "protected" | "break-glass"; label: string };

/** One half of the list: what waits, who is on it, who may have to be. */
function Accounts({ page, kind, label }: AccountsProps) {
  const accounts = page.accounts.filter((account) => account.kind === kind);
  const changes = page.changes.filter(
    (change) =>
      change.kind === "remove-protected" && accounts.some(({ objectId }) => objectId === change.target),
  );
  return (
    <>
      <PendingChanges changes={changes} />
      {accounts.length === 0 ? <p className="mb-4 text-ink-2">None yet.</p> : null}
      <AccountTable
        label={label}
        accounts={accounts}
        waiting={changes.map(({ target }) => target)}
        hasOtherAdmin={page.hasOtherAdmin}
      />
      <SuggestionList suggestions={page.suggestions.filter((each) => each.kind === kind)} />
    </>
  );
}
