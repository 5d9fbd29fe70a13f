import "server-only";
import type { MemberContext } from "#lib/platform/session.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { nameOfChoice } from "#lib/services/choices-data.ts";
import type { ServiceForm } from "#lib/services/types.ts";

/**
 * The person a request is for, when that is not whoever asks. Throws `DeskError` when the service is not
 * for others, must be for others, or the person is not in the directory.
 */
export function findSubject(
  { db, actor }: MemberContext,
  { forWhom }: Pick<ServiceForm, "forWhom">,
  objectId: string | null,
): { objectId: string; displayName: string } | null {
  const refuse = (message: string) =>
    new DeskError("invalid-input", "Check the marked fields.", { forObjectId: message });
  if (objectId === null || objectId === actor.objectId) {
    if (forWhom !== "other") return null;
    throw refuse(objectId === null ? "Choose a person." : "Choose somebody else: it can’t be for yourself.");
  }
  if (forWhom === "self") throw refuse("This can only be asked for oneself.");
  const displayName = nameOfChoice(db, "person", objectId);
  if (displayName === null) throw refuse("This person is no longer in the directory. Choose another one.");
  return { objectId, displayName };
}
