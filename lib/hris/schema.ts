import { z } from "zod";
import { isTimeZone } from "#lib/platform/time-zone.ts";
import { fold } from "#lib/platform/fold.ts";
import { HRIS_FIELDS, MOST_API_PEOPLE, MOST_FILE_BYTES } from "./constants.ts";

const text = (most: number) => z.string().max(most);
const optional = (most: number) => text(most).nullable().optional();

/** One person of PUT /api/hris/people: left out stays as it is, null takes it back. */
export const apiPerson = z
  .strictObject({
    email: text(254).optional(),
    objectId: text(36).optional(),
    startDate: optional(40),
    endDate: optional(40),
    department: optional(256),
    managerEmail: optional(254),
  })
  .refine(
    ({ email, objectId }) => (email === undefined) !== (objectId === undefined),
    "Name the person by email or by objectId, one of the two.",
  );
export type ApiPerson = z.output<typeof apiPerson>;

/** The body of the call; each member is parsed by itself, so that one that is wrong stops no other. */
export const apiPeople = z
  .array(z.unknown(), "Send a JSON array of people.")
  .min(1, "Send at least one person.")
  .max(MOST_API_PEOPLE, `Send at most ${MOST_API_PEOPLE} people at once.`);

const MOST_BYTES_WORDS = "Choose a file of at most 5 MB.";
export const uploadInput = z.strictObject({
  file: z.file(MOST_BYTES_WORDS).max(MOST_FILE_BYTES, MOST_BYTES_WORDS),
});

const column = z.string().max(140).nullable();
export const mappingInput = z.strictObject({
  uploadId: z.uuid(),
  mapping: z.record(z.enum(HRIS_FIELDS), column).refine((mapping) => {
    const used = Object.values(mapping).filter((each) => each !== null);
    return new Set(used).size === used.length;
  }, "A column can hold one thing only."),
  dateOrder: z.enum(["plain", "day-first", "month-first"]),
});
export type MappingInput = z.output<typeof mappingInput>;

/** `seen` is the digest of the dry run that was looked at. */
export const applyInput = z.strictObject({ uploadId: z.uuid(), seen: z.string().length(64) });
export const putAwayInput = z.strictObject({ uploadId: z.uuid() });
export const winnerInput = z.strictObject({ winner: z.enum(["hris", "entra"]) });

export const officeZoneInput = z.strictObject({
  office: z
    .string()
    .trim()
    .max(256)
    .refine((office) => fold(office) !== "", "Name the office."),
  timeZone: z.string().max(64).refine(isTimeZone, "Choose a time zone, such as Europe/Paris.").nullable(),
});
export type OfficeZoneInput = z.output<typeof officeZoneInput>;
