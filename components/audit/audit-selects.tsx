"use client";
import { useRouter } from "next/navigation";
import { Select } from "#components/ui/select.tsx";
import { AUDIT_FAMILIES, AUDIT_RESULTS } from "#lib/audit/audit-words.ts";
import type { AuditActor, AuditFamily, AuditQuery, AuditResult } from "#lib/audit/types.ts";
import { auditHref } from "./audit-href.ts";

const ALL = "all";
const families = titled<AuditFamily>(AUDIT_FAMILIES);
const results = titled<AuditResult>(AUDIT_RESULTS);
/** Those who act and are no member. */
const OTHERS = [
  { value: "worker", label: "Gatehouse itself" },
  { value: "command-line", label: "Command line" },
];

/** Which kind of event, by whom, and how it ended. */
export function AuditSelects({ query, actors }: { query: AuditQuery; actors: readonly AuditActor[] }) {
  const members = actors
    .filter(({ id }) => OTHERS.every((other) => other.value !== id))
    .map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <Filter
        label="Kind of event"
        all="Every event"
        value={query.family}
        options={families}
        hrefOf={(family) => auditHref(query, { family })}
        className="w-44"
      />
      <Filter
        label="Who"
        all="Everybody"
        value={query.actor}
        options={[...OTHERS, ...members]}
        hrefOf={(actor) => auditHref(query, { actor })}
        className="w-44"
      />
      <Filter
        label="Result"
        all="Every result"
        value={query.result}
        options={results}
        hrefOf={(result) => auditHref(query, { result })}
        className="w-34"
      />
    </>
  );
}

type FilterProps<Value extends string> = {
  label: string;
  all: string;
  value: Value | null;
  options: readonly { value: Value; label: string }[];
  hrefOf: (value: Value | null) => string;
  className: string;
};

function Filter<Value extends string>(props: FilterProps<Value>) {
  const { label, all, value, options, hrefOf, className } = props;
  const router = useRouter();
  return (
    <Select
      aria-label={label}
      size="s"
      isQuiet
      className={`${className} flex-none`}
      options={[{ value: ALL, label: all }, ...options]}
      value={value ?? ALL}
      onValueChange={(chosen) => {
        const found = options.find((option) => option.value === chosen);
        router.push(hrefOf(found?.value ?? null), { scroll: false });
      }}
    />
  );
}

function titled<Key extends string>(table: Record<Key, { title: string }>): { value: Key; label: string }[] {
  return Object.entries<{ title: string }>(table).map(([value, { title }]) => ({
    value: value as Key,
    label: title,
  }));
}
