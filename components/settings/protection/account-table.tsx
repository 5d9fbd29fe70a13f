"use client";
import { useChange } from "#components/requests/use-change.ts";
import { Button } from "#components/ui/button.tsx";
import { Table, TBody, Td, THead, Tr } from "#components/ui/table.tsx";
import { Th } from "#components/ui/th.tsx";
import { Time } from "#components/ui/time.tsx";
import { showToast } from "#components/ui/toast.ts";
import type { ProtectedAccount } from "#lib/entra/protection/load-protection.ts";
import { askProtectionChangeAction } from "#lib/entra/protection/server-actions.ts";
import { PersonLink } from "./person-link.tsx";
import { NO_SECOND_ADMIN } from "./second-admin-words.ts";

type AccountTableProps = {
  label: string;
  accounts: readonly ProtectedAccount[];
  /** Object ids whose removal waits for the other admin. */
  waiting: readonly string[];
  hasOtherAdmin: boolean;
};

/** Accounts on the list, why, and since when. Removing asks another admin. */
export function AccountTable({ label, accounts, waiting, hasOtherAdmin }: AccountTableProps) {
  if (accounts.length === 0) return null;
  return (
    <Table isBoxed isWrapping aria-label={label} className="mb-4">
      <THead>
        <Th className="w-[34%]">Account</Th>
        <Th>Note</Th>
        <Th className="w-40 max-md:hidden">Added</Th>
        <Th className="w-24">
          <span className="sr-only">Remove</span>
        </Th>
      </THead>
      <TBody>
        {accounts.map((account) => (
          <Tr key={account.objectId}>
            <Td isStrong>
              <PersonLink {...account} />
            </Td>
            <Td>{account.note}</Td>
            <Td className="max-md:hidden">
              <Time at={account.addedAt} /> by {account.addedByName}
            </Td>
            <Td className="text-right">
              <RemoveButton
                account={account}
                isWaiting={waiting.includes(account.objectId)}
                hasOtherAdmin={hasOtherAdmin}
              />
            </Td>
          </Tr>
        ))}
      </TBody>
    </Table>
  );
}

type RemoveButtonProps = { account: ProtectedAccount; isWaiting: boolean; hasOtherAdmin: boolean };

function RemoveButton({ account, isWaiting, hasOtherAdmin }: RemoveButtonProps) {
  const { run, isRunning, error } = useChange();
  const ask = () =>
    run(
      () => askProtectionChangeAction({ kind: "remove-protected", objectId: account.objectId }),
      () =>
        showToast({
          status: "waiting",
          title: "Another admin has to confirm it within a day.",
          detail: `${account.displayName} stays protected until then.`,
        }),
    );
  if (isWaiting) return <span className="text-12 text-ink-3">Waiting</span>;
  return (
    <>
      <Button
        size="s"
        variant="ghost"
        isRunning={isRunning}
        disabledReason={hasOtherAdmin ? undefined : NO_SECOND_ADMIN}
        onClick={ask}
      >
        <span>
          Remove<span className="sr-only"> {account.displayName}</span>
        </span>
      </Button>
      {error === null ? null : (
        <p role="alert" className="text-12 text-danger-text">
          {error}
        </p>
      )}
    </>
  );
}
