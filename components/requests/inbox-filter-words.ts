import type { InboxOptions, InboxQuery } from "#lib/requests/types.ts";

export type FilterPart = "service" | "assignee" | "requester" | "status" | "age";

export const AGES = [
  { value: "day", label: "A day" },
  { value: "week", label: "A week" },
  { value: "month", label: "A month" },
] as const;
export const STATUSES = ["New", "In progress", "Waiting", "Resolved"] as const;

/** The filters in force, in words: field, operator, value. */
export function filtersInForce(
  query: InboxQuery,
  options: InboxOptions,
): { part: FilterPart; field: string; operator: string; value: string }[] {
  const { service, assignee, requester, status, age } = query;
  const found = (part: FilterPart, field: string, value: string | undefined, operator = "is") =>
    value === undefined ? [] : [{ part, field, operator, value }];
  return [
    ...found(
      "service",
      "Service",
      service && (options.services.find(({ key }) => key === service)?.title ?? service),
    ),
    ...found("assignee", "Assignee", assignee && assigneeWords(assignee, options)),
    ...found("requester", "Requester", requester && (options.requester?.displayName ?? "somebody who left")),
    ...found("status", "Status", status),
    ...found("age", "Age", AGES.find(({ value }) => value === age)?.label.toLowerCase(), "at least"),
  ];
}

function assigneeWords(assignee: string, { agents }: InboxOptions): string {
  if (assignee === "me") return "me";
  if (assignee === "nobody") return "nobody";
  return agents.find(({ id }) => id === assignee)?.displayName ?? "somebody who left";
}
