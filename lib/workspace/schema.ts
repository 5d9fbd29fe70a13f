import { z } from "zod";
import { lineText } from "#lib/platform/line-text.ts";
import { isTimeZone } from "#lib/platform/time-zone.ts";
import { DAY_OFF_NAME_MAX, DAYS_OFF_MAX, NAME_MAX } from "./constants.ts";

export const workspaceInput = z.strictObject({
  /** Empty: the name of the connected tenant. */
  name: z.string().trim().max(NAME_MAX, `Use at most ${NAME_MAX} characters.`),
  timeZone: z.string().max(64).refine(isTimeZone, "Choose a time zone."),
});
export type WorkspaceSettings = z.output<typeof workspaceInput>;

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Give a time, such as 09:00.");
const openTimes = z.strictObject({ from: time, to: time }).refine(({ from, to }) => from < to, {
  path: ["to"],
  message: "It has to close after it opens, at 23:59 at the latest.",
});
const dayOff = z.strictObject({
  date: z.iso.date("Choose a day."),
  name: lineText.pipe(z.string().max(DAY_OFF_NAME_MAX, `Use at most ${DAY_OFF_NAME_MAX} characters.`)),
});
const plan = {
  week: z.array(openTimes.nullable()).length(7),
  daysOff: z
    .array(dayOff)
    .max(DAYS_OFF_MAX, `Keep at most ${DAYS_OFF_MAX} days off.`)
    .superRefine((daysOff, { addIssue }) => {
      for (const [at, { date }] of daysOff.entries())
        if (daysOff.findIndex((each) => each.date === date) < at)
          addIssue({ code: "custom", path: [at, "date"], message: "This day is listed already." });
    }),
};
export const keptHours = z.strictObject({ isOn: z.boolean(), ...plan });

/** Switched off, the hours stay as they were. */
export const deskHoursInput = z.discriminatedUnion("isOn", [
  z.strictObject({ isOn: z.literal(false) }),
  z.strictObject({ isOn: z.literal(true), ...plan }),
]);
export type DeskHoursInput = z.output<typeof deskHoursInput>;

export const noInput = z.strictObject({});
