import { DeskError } from "#lib/platform/errors.ts";
import { apiPeople } from "./schema.ts";

/** The members of a JSON array. Throws `DeskError` for anything else, for none and for too many. */
export function readPeopleBody(body: string): unknown[] {
  let sent: unknown;
  try {
    sent = JSON.parse(body);
  } catch {
    throw new DeskError("invalid-input", "The body is no JSON.");
  }
  const { data, error } = apiPeople.safeParse(sent);
  if (data !== undefined) return data;
  throw new DeskError("invalid-input", error.issues[0]?.message ?? "Send a JSON array of people.");
}
