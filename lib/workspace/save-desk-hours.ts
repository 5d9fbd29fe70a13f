import "server-only";
import { inTransaction } from "#db/client.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import { addDays, dayIn } from "#lib/platform/day-start.ts";
import { DeskError } from "#lib/platform/errors.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { DAYS_OFF_AHEAD_YEARS } from "./constants.ts";
import { comingDaysOff, hoursInWords } from "./desk-hours.ts";
import type { DeskHoursInput } from "./schema.ts";
import type { DayOff, DeskHours } from "./types.ts";
import { readDeskHours, readWorkspace, writeDeskHours } from "./workspace-settings.ts";

/**
 * Keeps when the IT desk is open; days off that are over are forgotten, the same hours change nothing. Admins only.
 * Throws `DeskError` at a day off that is over or far away.
 * @returns the hours as they are kept.
 */
export function saveDeskHours(ctx: MemberContext, input: DeskHoursInput): DeskHours {
  requireRole(ctx, "admin");
  return inTransaction(ctx.db, () => {
    const now = ctx.clock.now();
    const today = dayIn(now, readWorkspace(ctx.db).timeZone);
    const kept = readDeskHours(ctx.db);
    if (input.isOn) refuseOddDays(input.daysOff, kept.daysOff, today);
    const before = { ...kept, daysOff: comingDaysOff(kept.daysOff, today) };
    const after = input.isOn
      ? { ...input, daysOff: comingDaysOff(input.daysOff, today) }
      : { ...before, isOn: false };
    const said = { before: hoursInWords(before), after: hoursInWords(after) };
    if (JSON.stringify(said.before) === JSON.stringify(said.after)) return after;
    writeDeskHours(ctx.db, now, after);
    recordAudit(ctx, { event: "workspace.hours-changed", result: "Done", details: said });
    return after;
  });
}

function refuseOddDays(daysOff: readonly DayOff[], kept: readonly DayOff[], today: string): void {
  const last = addDays(today, DAYS_OFF_AHEAD_YEARS * 365);
  const odd = daysOff.flatMap(({ date }, at): [string, string][] => {
    // One that was still to come when the form was opened is no slip.
    if (date < today && !kept.some((each) => each.date === date))
      return [[`daysOff.${at}.date`, "This day is over."]];
    return date > last
      ? [[`daysOff.${at}.date`, `Choose a day within the next ${DAYS_OFF_AHEAD_YEARS} years.`]]
      : [];
  });
  if (odd[0] !== undefined) throw new DeskError("invalid-input", odd[0][1], Object.fromEntries(odd));
}
