"use client";
import { useState } from "react";
import { useChange } from "#components/requests/use-change.ts";
import { ChangeProblem } from "#components/settings/protection/change-problem.tsx";
import { Button } from "#components/ui/button.tsx";
import { StatusMark } from "#components/ui/status-mark.tsx";
import { Table, TBody, Td, THead, Tr } from "#components/ui/table.tsx";
import { Th } from "#components/ui/th.tsx";
import { Time } from "#components/ui/time.tsx";
import { revokeKeyAction } from "#lib/access-keys/server-actions.ts";
import type { KeyRow } from "#lib/access-keys/types.ts";

/** Columns that a narrow screen has no room for. */
const ROOMY = "max-md:hidden";

/** Keys with what they may do and how they stand; the second click on Revoke ends one. */
export function KeyTable({ keys, hasOwner }: { keys: readonly KeyRow[]; hasOwner: boolean }) {
  const { run, isRunning, error } = useChange();
  const [asked, setAsked] = useState<string | null>(null);
  if (keys.length === 0) return <p className="text-ink-2">There are no keys.</p>;
  return (
    <div className="grid gap-3">
      <Table isBoxed isWrapping aria-label="Access keys">
        <THead>
          <Th className="md:w-52">Key</Th>
          {hasOwner ? <Th className={ROOMY}>Whose</Th> : null}
          <Th className={ROOMY}>May</Th>
          <Th className={ROOMY}>Last used</Th>
          <Th className="w-44 max-md:w-32">State</Th>
          <Th className="w-36 max-md:w-28">
            <span className="sr-only">Revoke</span>
          </Th>
        </THead>
        <TBody>
          {keys.map((key) => (
            <Tr key={key.id}>
              <Td isStrong>
                {key.name}
                <code className="block font-mono text-12 font-normal break-all text-ink-3">
                  {key.begins}…
                </code>
              </Td>
              {hasOwner ? <Td className={ROOMY}>{ownerWords(key)}</Td> : null}
              <Td className={ROOMY}>{key.may.join(", ")}</Td>
              <Td className={ROOMY}>{key.lastUsedAt === null ? "Never" : <Time at={key.lastUsedAt} />}</Td>
              <Td>
                <Standing of={key} />
              </Td>
              <Td className="text-right">
                {key.standing === "revoked" || key.standing === "expired" ? null : (
                  <Button
                    size="s"
                    variant={asked === key.id ? "danger" : "ghost"}
                    isRunning={isRunning && asked === key.id}
                    runningLabel="Revoking…"
                    disabled={isRunning && asked !== key.id}
                    onBlur={() => isRunning || setAsked(null)}
                    onClick={() =>
                      asked === key.id
                        ? run(
                            () => revokeKeyAction({ keyId: key.id }),
                            () => setAsked(null),
                          )
                        : setAsked(key.id)
                    }
                  >
                    <span>
                      {asked === key.id ? "Revoke now" : "Revoke"}
                      <span className="sr-only"> {key.name}</span>
                    </span>
                  </Button>
                )}
              </Td>
            </Tr>
          ))}
        </TBody>
      </Table>
      <ChangeProblem words={error} />
    </div>
  );
}

const ownerWords = ({ kind, memberName }: KeyRow) =>
  kind === "machine" ? `Machine, made by ${memberName}` : memberName;

function Standing({ of: { standing, expiresAt, revokedByName } }: { of: KeyRow }) {
  switch (standing) {
    case "in-use":
      return (
        <>
          <StatusMark glyph="dot">In use</StatusMark>
          <span className="block text-12 text-ink-3">
            until <Time at={expiresAt} />
          </span>
        </>
      );
    case "expired":
      return <StatusMark glyph="clock">Expired</StatusMark>;
    case "owner-gone":
      return <StatusMark glyph="barred">Owner can’t sign in</StatusMark>;
    case "revoked":
      return (
        <>
          <StatusMark glyph="minus">Revoked</StatusMark>
          <span className="block text-12 text-ink-3">by {revokedByName}</span>
        </>
      );
  }
}
