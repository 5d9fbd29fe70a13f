type Data = Record<string, unknown> | null;

const STATUS_WORDS: Record<string, string> = {
  "In progress": "started work",
  Waiting: "is waiting for an answer",
  Resolved: "resolved the request",
};

/** What follows the actor's name when the status changed. */
export function statusText(data: Data): string {
  if (data?.after === "Cancelled") return "cancelled the request";
  if (data?.before === "Resolved") return "reopened the request";
  if (data?.before === "Waiting" && data.after === "In progress") return "moved it back to In progress";
  return STATUS_WORDS[String(data?.after)] ?? `set the status to ${String(data?.after)}`;
}

/** What follows the actor's name when the assignment changed. */
export function assignmentText(data: Data, actorId: string): string {
  if (data?.assigneeId == null) return "removed the assignment";
  return data.assigneeId === actorId ? "took the request" : `assigned it to ${String(data.assigneeName)}`;
}
