"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { withProof } from "#components/proof/with-proof.ts";
import { Avatar } from "#components/ui/avatar.tsx";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Select } from "#components/ui/select.tsx";
import { Table, TBody, Td, THead, Tr } from "#components/ui/table.tsx";
import { Th } from "#components/ui/th.tsx";
import { Time } from "#components/ui/time.tsx";
import { cn } from "#lib/platform/cn.ts";
import { submitEndSessions, submitRole } from "#lib/members/server-actions.ts";
import type { MemberRow } from "#lib/members/types.ts";

const ROLES = [
  { value: "admin", label: "Admin" },
  { value: "agent", label: "Agent" },
  { value: "employee", label: "Employee" },
];
/** Columns that a narrow screen has no room for. */
const ROOMY = "max-md:hidden";
const isRole = (value: string): value is MemberRow["role"] => ROLES.some((role) => role.value === value);

/** Members with their role and open sessions; changes apply at once. */
export function MemberTable({ rows, ownId }: { rows: readonly MemberRow[]; ownId: string }) {
  const router = useRouter();
  const [problem, setProblem] = useState<string | null>(null);
  const apply = async (change: Promise<{ status: string; message?: string }>) => {
    const result = await change;
    setProblem(result.status === "ok" ? null : (result.message ?? "The change was not saved."));
    router.refresh();
  };
  return (
    <div className="grid gap-3">
      {problem ? (
        <Notice tone="danger" title="Nothing was changed" isLive>
          {problem}
        </Notice>
      ) : null}
      <Table isBoxed>
        <THead>
          <Th>Name</Th>
          <Th className="w-35 max-sm:w-28">Role</Th>
          <Th className={cn("w-35", ROOMY)}>Signs in with</Th>
          <Th className={cn("w-30", ROOMY)}>Last sign-in</Th>
          <Th className="w-36 max-sm:w-24">Sessions</Th>
        </THead>
        <TBody>
          {rows.map((member) => (
            <Tr key={member.id}>
              <Td isStrong>
                <span className="flex min-w-0 items-center gap-2">
                  <Avatar
                    name={member.displayName}
                    objectId={member.objectId ?? member.id}
                    size={20}
                    className="max-sm:hidden"
                  />
                  <span className="min-w-0">
                    <span className="block sm:truncate">{member.displayName}</span>
                    <span className="block text-12 font-normal text-ink-3 md:hidden">
                      {`${member.signIn}, `}
                      {member.lastSignInAt === null ? "never signed in" : <Time at={member.lastSignInAt} />}
                    </span>
                  </span>
                  {member.id === ownId ? <span className="text-12 font-normal text-ink-3">you</span> : null}
                </span>
              </Td>
              <Td>
                <Select
                  options={ROLES}
                  value={member.role}
                  size="s"
                  aria-label={`Role of ${member.displayName}`}
                  onValueChange={(role) =>
                    isRole(role) && void apply(withProof(() => submitRole({ memberId: member.id, role })))
                  }
                />
              </Td>
              <Td className={ROOMY}>{member.signIn}</Td>
              <Td className={ROOMY}>
                {member.lastSignInAt === null ? "Never" : <Time at={member.lastSignInAt} />}
              </Td>
              <Td>
                {member.openSessions === 0 ? (
                  <span className="text-ink-3">None</span>
                ) : (
                  <Button
                    size="s"
                    variant="ghost"
                    onClick={() => void apply(submitEndSessions({ memberId: member.id }))}
                  >
                    <span>
                      End {member.openSessions}
                      <span className="max-sm:sr-only">
                        {member.openSessions === 1 ? " session" : " sessions"}
                      </span>
                      <span className="sr-only"> of {member.displayName}</span>
                    </span>
                  </Button>
                )}
              </Td>
            </Tr>
          ))}
        </TBody>
      </Table>
    </div>
  );
}
