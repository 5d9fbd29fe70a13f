import "server-only";
import { inTransaction } from "#db/client.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { requireRoleOrScope } from "#lib/platform/authorize.ts";
import type { Context } from "#lib/platform/context.ts";
import { planFacts } from "./facts-data.ts";
import { countPlan, planPeople } from "./hris-plan.ts";
import { refreshDates } from "./refresh-dates.ts";
import { apiPerson, type ApiPerson } from "./schema.ts";
import type { HrisValues, PlannedEntry } from "./types.ts";
import { writePlan } from "./write-plan.ts";

/** What became of one person of a call. */
export type PutResult = {
  index: number;
  person: string;
  status: "created" | "updated" | "unchanged" | "refused";
  errors: string[];
  hints: string[];
};

const STATUS: Record<PlannedEntry["status"], PutResult["status"]> = {
  new: "created",
  changed: "updated",
  unchanged: "unchanged",
  twin: "unchanged",
  refused: "refused",
};

/**
 * Takes people as another system sends them: those that are right are written, the others refused one by
 * one. Sending the same again changes nothing. Admins and machine keys only. Throws `DeskError`.
 */
export function putPeople(ctx: Context, sent: readonly unknown[]): { results: PutResult[] } {
  requireRoleOrScope(ctx, "hris", "admin");
  const unread: PutResult[] = [];
  const entries = sent.flatMap((each, at) => {
    const { data, error } = apiPerson.safeParse(each);
    if (data !== undefined)
      return [{ at, person: data.objectId ?? data.email ?? "", values: valuesOf(data) }];
    unread.push({ index: at, person: "", status: "refused", errors: error.issues.map(wordsOf), hints: [] });
    return [];
  });
  return inTransaction(ctx.db, () => {
    const plan = planPeople(entries, "plain", planFacts(ctx.db));
    const counts = countPlan(plan);
    writePlan(ctx, plan, "api");
    const { moved } = refreshDates(ctx);
    if (counts.new + counts.changed > 0)
      recordAudit(ctx, {
        event: "hris.people-sent",
        result: "Done",
        target: { kind: "hris", id: "api", name: "HR system" },
        details: { counts, datesMoved: moved },
      });
    const results = plan.map(({ at, person, status, errors, hints }) => ({
      index: at,
      person,
      status: STATUS[status],
      errors,
      hints,
    }));
    return { results: [...results, ...unread].toSorted((a, b) => a.index - b.index) };
  });
}

/** "startDate: Invalid input: expected string, received number" */
const wordsOf = ({ path, message }: { path: PropertyKey[]; message: string }) =>
  path.length === 0 ? message : `${path.join(".")}: ${message}`;

/** Empty text says the same as null: there is none. */
function valuesOf({ startDate, endDate, department, managerEmail }: ApiPerson): HrisValues {
  const values: HrisValues = {};
  const set = (field: keyof HrisValues, value: string | null | undefined) => {
    if (value !== undefined) values[field] = value === null || value.trim() === "" ? null : value.trim();
  };
  set("startDate", startDate);
  set("endDate", endDate);
  set("department", department);
  set("manager", managerEmail);
  return values;
}
