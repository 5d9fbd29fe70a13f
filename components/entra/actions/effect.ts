import type { ActionCard, PreviewRow } from "#lib/entra/actions/panel-types.ts";
import type { ChangeLine } from "#lib/entra/actions/types.ts";
import { reasonOf } from "./pairs.ts";

const NOUNS = { group: "group", app: "app", choice: "target" } as const;

/** Names in a question; the others are counted. */
const NAMED = 3;

/** What several pairs change together, in a few lines. Only what can work counts. */
export function aggregateEffect(
  card: Pick<ActionCard, "title" | "fields">,
  rows: readonly PreviewRow[],
): ChangeLine[] {
  const ready = rows.filter(({ eligibility }) => eligibility.status === "ready");
  const [first] = ready;
  const mark = first?.changes[0]?.mark;
  if (first === undefined || mark === undefined) return [];
  const people = new Set(ready.map((row) => row.subjectObjectId)).size;
  const targets = new Map(ready.map((row) => [targetKey(row, card.fields), row.targetName ?? ""]));
  const field = card.fields.find(({ kind }) => kind !== "choice");
  const forWhom = people === 1 ? `for ${first.subjectName}` : `for ${people} people`;
  if (field === undefined) return [{ mark, strong: card.title, text: forWhom }, ...staying(ready)];
  const strong = targets.size === 1 ? (first.targetName ?? "") : countWords(targets.size, NOUNS[field.kind]);
  return [{ mark, strong, text: forWhom }, ...alongLines(ready, mark), ...staying(ready)];
}

/** "7 apps come with them". */
function alongLines(rows: readonly PreviewRow[], mark: ChangeLine["mark"]): ChangeLine[] {
  const targets = new Set(rows.map(({ targetName }) => targetName));
  const along = new Set(rows.flatMap(({ appNames }) => appNames.filter((name) => !targets.has(name))));
  if (along.size === 0) return [];
  const isOne = along.size === 1;
  const verb = mark === "loses" ? (isOne ? "goes" : "go") : isOne ? "comes" : "come";
  const text = `${countWords(along.size, "app")} ${verb} with ${targets.size === 1 ? "it" : "them"}`;
  return [{ mark, strong: null, text }];
}

/** What every one of them says stays. */
function staying([first, ...others]: readonly PreviewRow[]): ChangeLine[] {
  const isSaid = (row: PreviewRow, text: string) => row.changes.some((line) => line.text === text);
  return (first?.changes ?? []).filter(
    (line) => line.mark === "stays" && others.every((row) => isSaid(row, line.text)),
  );
}

/** Those who decide, each once, in their order: "Hannah Lindqvist, manager of Ikram Benali". */
export function approversOf(rows: readonly PreviewRow[]): string[] {
  return [...new Set(rows.flatMap(({ approval }) => (approval === null ? [] : [approval])))];
}

/** The target's own id: two ways into one app are one app. */
function targetKey(row: PreviewRow, fields: ActionCard["fields"]): string {
  const field = fields.find(({ kind }) => kind !== "choice");
  return field === undefined ? "" : (row.input[field.name] ?? "");
}

/** "1 app", "7 apps". */
export function countWords(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** "Works for 7 of 9", or "for all 9"; null while nothing is known. */
export function worksFor(rows: readonly PreviewRow[]): string | null {
  if (rows.length === 0) return null;
  const ready = rows.filter(({ eligibility }) => eligibility.status === "ready").length;
  return ready === rows.length ? `Works for all ${rows.length}` : `Works for ${ready} of ${rows.length}`;
}

/** Those that can't work with their reason; a person for whom it is the same with every target stands once. */
export function leftOutOf(rows: readonly PreviewRow[]): { row: PreviewRow; isWholePerson: boolean }[] {
  const reasonFor = (row: PreviewRow) => reasonOf(row.eligibility);
  return rows.flatMap((row) => {
    const reason = reasonFor(row);
    if (reason === undefined) return [];
    const own = rows.filter((other) => other.subjectObjectId === row.subjectObjectId);
    const isWholePerson = own.every((other) => reasonFor(other) === reason);
    return isWholePerson && own[0] !== row ? [] : [{ row, isWholePerson }];
  });
}

/** The one sentence that is asked before several: the action with the names. Null where none is asked. */
export function confirmWords(
  card: Pick<ActionCard, "title" | "confirm">,
  rows: readonly PreviewRow[],
): string | null {
  const ready = rows.filter(({ eligibility }) => eligibility.status === "ready");
  const names = [...new Set(ready.map(({ subjectName }) => subjectName))];
  if (card.confirm === null || names.length === 0) return null;
  const more = names.length - NAMED;
  const list = more > 0 ? `${names.slice(0, NAMED).join(", ")} and ${more} more` : names.join(", ");
  return `${card.title}: ${list}?`;
}
