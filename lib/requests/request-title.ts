import { DeskError } from "#lib/platform/errors.ts";
import type { Answer, ServiceForm } from "#lib/services/types.ts";
import { TITLE_MAX } from "./constants.ts";

/**
 * What a request is called: as its requester wrote it, or made from the service and its first answer,
 * "Request app access: Figma, for Ikram Benali". Throws `DeskError` when a title had to be written.
 */
export function titleOf(
  service: Pick<ServiceForm, "title" | "asksTitle" | "forWhom">,
  written: string,
  answers: readonly Answer[],
  subjectName: string | null,
): string {
  if (service.asksTitle) {
    if (written !== "") return written;
    throw new DeskError("invalid-input", "Give it a title.", { title: "Give it a title." });
  }
  const first = answers.find(({ kind }) => kind !== "date" && kind !== "long-text")?.text ?? null;
  // Where it always is about somebody, their name says more than any answer.
  const about = service.forWhom === "other" ? subjectName : first;
  const title = about === null ? service.title : `${service.title}: ${about}`;
  const isNamed = subjectName === null || about === subjectName;
  return cut(isNamed ? title : `${title}, for ${subjectName}`);
}

/** Cut between letters as people see them: never inside an emoji or under an accent. */
function cut(text: string): string {
  if (text.length <= TITLE_MAX) return text;
  let kept = "";
  for (const { segment } of new Intl.Segmenter("en").segment(text)) {
    if (kept.length + segment.length > TITLE_MAX - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}
