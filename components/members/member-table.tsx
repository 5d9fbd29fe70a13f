"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Avatar } from "#components/ui/avatar.tsx";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Select } from "#components/ui/select.tsx";
import { Table, TBody, Td, THead, Tr } from "#components/ui/table.tsx";
import { Th } from "#components/ui/th.tsx";
import { Time } from "#components/ui/time.tsx";
import { submitEndSessions, submitRole } from "#lib/members/server-actions.ts";
import type { MemberRow } from "#lib/members/types.ts";

const ROLES = [
  { value: "admin", label: "Admin" },
  { value: "agent", label: "Agent" },
  { value: "employee", label: "Employee" },
];
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
      <div className="overflow-x-auto">
        <Table columns={["minmax(200px,2fr)", "140px", "140px", "120px", "190px"]} isBoxed>
          <THead>
            <Th>Name</Th>
            <Th>Role</Th>
            <Th>Signs in with</Th>
            <Th>Last sign-in</Th>
            <Th>Sessions</Th>
          </THead>
          <TBody>
            {rows.map((member) => (
              <Tr key={member.id}>
                <Td isStrong>
                  <span className="flex min-w-0 items-center gap-2">
                    <Avatar name={member.displayName} objectId={member.id} size={20} />
                    <span className="truncate">{member.displayName}</span>
                    {member.id === ownId ? <span className="text-12 font-normal text-ink-3">you</span> : null}
                  </span>
                </Td>
                <Td>
                  <Select
                    options={ROLES}
                    value={member.role}
                    size="s"
                    aria-label={`Role of ${member.displayName}`}
                    onValueChange={(role) => isRole(role) && void apply(submitRole({ memberId: member.id, role }))}
                  />
                </Td>
                <Td>{member.signIn}</Td>
                <Td>{member.lastSignInAt === null ? "Never" : <Time at={member.lastSignInAt} />}</Td>
                <Td>
                  {member.openSessions === 0 ? (
                    <span className="text-ink-3">None</span>
                  ) : (
                    <Button size="s" variant="ghost" onClick={() => void apply(submitEndSessions({ memberId: member.id }))}>
                      End {member.openSessions} {member.openSessions === 1 ? "session" : "sessions"}
                    </Button>
                  )}
                </Td>
              </Tr>
            ))}
          </TBody>
        </Table>
      </div>
    </div>
  );
}
