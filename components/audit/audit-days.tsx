"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Input } from "#components/ui/input.tsx";
import type { AuditQuery } from "#lib/audit/types.ts";
import { auditHref } from "./audit-href.ts";

/** From which day to which, both included, as the viewer's calendar counts them. */
export function AuditDays({ query }: { query: AuditQuery }) {
  const router = useRouter();
  const show = (change: Partial<Pick<AuditQuery, "from" | "to">>) => {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    router.replace(auditHref(query, { ...change, zone }), { scroll: false });
  };
  return (
    <span className="flex flex-none items-center gap-1.5 text-12 text-ink-3">
      <Day label="From day" value={query.from} max={query.to} onChoose={(from) => show({ from })} />
      <span aria-hidden="true">to</span>
      <Day label="To day" value={query.to} min={query.from} onChoose={(to) => show({ to })} />
    </span>
  );
}

type DayProps = {
  label: string;
  value: string | null;
  min?: string | null;
  max?: string | null;
  onChoose: (day: string | null) => void;
};

function Day({ label, value, min, max, onChoose }: DayProps) {
  const [typed, setTyped] = useState(value ?? "");
  const [shown, setShown] = useState(value);
  if (shown !== value) {
    // The address changed: by us, or by "Clear filters" and back.
    setShown(value);
    setTyped(value ?? "");
  }
  return (
    <Input
      type="date"
      size="s"
      isQuiet
      aria-label={label}
      value={typed}
      min={min ?? undefined}
      max={max ?? undefined}
      boxClassName="w-34 flex-none touch:w-40"
      onChange={(event) => {
        const day = event.target.value;
        setTyped(day);
        // While a year is typed it is one of the first century.
        if (day === "" || day >= "2000") onChoose(day === "" ? null : day);
      }}
    />
  );
}
