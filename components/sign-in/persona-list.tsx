"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Avatar } from "#components/ui/avatar.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { submitPersona } from "#lib/members/server-actions.ts";
import type { Persona } from "#lib/members/types.ts";

const DOES: Record<string, string> = {
  admin: "Admin: connects the tenant, sets it up",
  agent: "Agent: works on requests",
  manager: "Employee who leads a team",
  employee: "Employee: asks for things",
};

/** The practice tenant's ready identities, one button each. */
export function PersonaList({ tenantName, personas }: { tenantName: string; personas: readonly Persona[] }) {
  const router = useRouter();
  const [running, setRunning] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const choose = async (key: string) => {
    setRunning(key);
    setProblem(null);
    const result = await submitPersona({ persona: key });
    if (result.status === "ok") return router.replace("/");
    setRunning(null);
    setProblem(result.message);
  };
  return (
    <section aria-label="Personas" className="grid gap-3">
      <p className="flex items-center gap-2 text-12 text-ink-3">
        <Tag tone="info">Practice tenant</Tag> {tenantName}. Nothing here reaches Microsoft.
      </p>
      <ul className="divide-y divide-line overflow-hidden rounded-box border border-line-2">
        {personas.map((persona) => (
          <li key={persona.key}>
            <button
              type="button"
              disabled={running !== null}
              onClick={() => void choose(persona.key)}
              className="flex w-full items-center gap-3 px-3 py-2.5 text-left hover:bg-hover disabled:opacity-60"
            >
              <Avatar name={persona.displayName} objectId={persona.objectId} size={32} />
              <span className="min-w-0">
                <span className="block font-medium">{persona.displayName}</span>
                <span className="block truncate text-12 text-ink-3">
                  {running === persona.key
                    ? "Signing in…"
                    : `${DOES[persona.key] ?? persona.role}. ${persona.jobTitle}`}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      {problem ? (
        <Notice tone="danger" title="You are not signed in" isLive>
          {problem}
        </Notice>
      ) : null}
    </section>
  );
}
