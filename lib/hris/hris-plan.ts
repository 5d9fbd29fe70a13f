import { fold } from "#lib/platform/fold.ts";
import { readDate } from "./hris-date.ts";
import type {
  DateOrder,
  HrisEntry,
  SaidRecord,
  HrisValues,
  KnownPerson,
  PlanCounts,
  PlanFacts,
  PlannedEntry,
  PlannedWrite,
} from "./types.ts";

const EMAIL = /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+\.[^\s@<>,;:"()[\]\\]+$/u;
const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const MOST_LEVELS = 60;
const LONGEST_DEPARTMENT = 120;
const LONGEST_EMAIL = 254;

type Draft = PlannedEntry & {
  entry: HrisEntry;
  identity: string;
  record: SaidRecord | null;
  known: KnownPerson | null;
};

/** So many entries are looked at before others get their turn. */
const SLICE = 1_000;

/**
 * What would become of every entry. Nothing is written. Two entries about one person are a twin when they
 * say the same, and both refused when they don't.
 */
export function planPeople(
  entries: readonly HrisEntry[],
  order: DateOrder,
  facts: PlanFacts,
): PlannedEntry[] {
  const planning = planInSlices(entries, order, facts);
  for (;;) {
    const { done, value } = planning.next();
    if (done === true) return value;
  }
}

/** The same, in slices: others may have their turn wherever it yields. */
export function* planInSlices(
  entries: readonly HrisEntry[],
  order: DateOrder,
  facts: PlanFacts,
): Generator<undefined, PlannedEntry[]> {
  const drafts = yield* inSlices(entries, (entry) => draftOf(entry, facts));
  markTwins(drafts);
  const managers = managersIn(drafts, facts);
  return yield* inSlices(drafts, (draft) => {
    if (draft.status === "refused" || draft.status === "twin") return plainOf(draft);
    return plainOf(finish(draft, order, facts, managers));
  });
}

function* inSlices<Item, Made>(
  items: readonly Item[],
  make: (item: Item) => Made,
): Generator<undefined, Made[]> {
  const made: Made[] = [];
  for (const item of items) {
    made.push(make(item));
    if (made.length % SLICE === 0) yield;
  }
  return made;
}

/** How many entries came out how. */
export function countPlan(plan: readonly PlannedEntry[]): PlanCounts {
  const count = (is: (entry: PlannedEntry) => boolean) => plan.filter(is).length;
  return {
    rows: plan.length,
    new: count(({ status }) => status === "new"),
    changed: count(({ status }) => status === "changed"),
    unchanged: count(({ status }) => status === "unchanged" || status === "twin"),
    refused: count(({ status }) => status === "refused"),
    conflicts: count(({ conflicts }) => conflicts.length > 0),
    hints: count(({ hints }) => hints.length > 0),
    notInEntra: count(({ isInEntra, status }) => !isInEntra && status !== "refused"),
  };
}

function draftOf(entry: HrisEntry, facts: PlanFacts): Draft {
  const key = entry.person.trim().toLowerCase();
  const draft: Draft = {
    at: entry.at,
    person: key,
    status: "unchanged",
    errors: [],
    hints: [],
    conflicts: [],
    isInEntra: false,
    write: null,
    entry,
    identity: key,
    record: null,
    known: null,
  };
  const refuse = (reason: string): Draft => ({ ...draft, status: "refused", errors: [reason] });
  if (key === "") return refuse("There is no email or object ID in this row.");
  const isId = GUID.test(key);
  if (!isId && (key.length > LONGEST_EMAIL || !EMAIL.test(key)))
    return refuse(`“${entry.person.trim().slice(0, 80)}” is neither an email address nor an object ID.`);
  const found = isId ? facts.findById(key) : facts.findByEmail(key);
  if (found === "several")
    return refuse(`Several people in Entra have the email ${key}. Name the object ID instead.`);
  if (isId && found === null) return refuse("Nobody in Entra has this object ID.");
  const record = facts.recordOf(found?.objectId ?? null, key) ?? unmatchedRecord(found, facts);
  const before = pinnedElsewhere(record, found, facts);
  if (before !== null)
    return refuse(
      `HR used ${key} for ${before.displayName} before, and now somebody else has it. Name the object ID instead.`,
    );
  return { ...draft, identity: found?.objectId ?? key, record, known: found, isInEntra: found !== null };
}

/** What HR said by email before the person was in Entra, when it names them by object ID now. */
function unmatchedRecord(found: KnownPerson | null, facts: PlanFacts): SaidRecord | null {
  if (found === null || facts.findByEmail(found.workEmail) === "several") return null;
  const record = facts.recordOf(null, found.workEmail);
  return record?.objectId === null ? record : null;
}

/** Whom a record is pinned to when that is somebody else who is still there. */
function pinnedElsewhere(
  record: SaidRecord | null,
  found: KnownPerson | null,
  facts: PlanFacts,
): KnownPerson | null {
  if (record === null || record.objectId === null || record.objectId === found?.objectId) return null;
  return facts.findById(record.objectId);
}

function markTwins(drafts: Draft[]): void {
  const first = new Map<string, Draft>();
  for (const draft of drafts) {
    if (draft.status === "refused") continue;
    const other = first.get(draft.identity);
    if (other === undefined) first.set(draft.identity, draft);
    else if (saysSame(other.entry.values, draft.entry.values)) draft.status = "twin";
    else {
      refuseTwin(draft, other.at);
      if (other.status !== "refused") refuseTwin(other, draft.at);
    }
  }
}

function refuseTwin(draft: Draft, otherAt: number): void {
  draft.status = "refused";
  draft.errors.push(`Row ${otherAt} says something else about the same person. Keep one of them.`);
}

const saysSame = (a: HrisValues, b: HrisValues) =>
  JSON.stringify(Object.entries(a).toSorted()) === JSON.stringify(Object.entries(b).toSorted());

/** Who is whose manager once the entries count: by identity, an entry before what was known. */
type Managers = { of: (identity: string) => string | null; areSaid: (identity: string) => boolean };

function managersIn(drafts: readonly Draft[], facts: PlanFacts): Managers {
  const taken = new Set(drafts.filter(({ status }) => status !== "refused").map(({ identity }) => identity));
  const said = new Map<string, string | null>();
  for (const { identity, entry, status } of drafts) {
    const { manager } = entry.values;
    if (status === "refused" || manager === undefined) continue;
    said.set(identity, manager === null ? null : identityOf(manager.trim().toLowerCase(), facts));
  }
  const of = (identity: string): string | null => {
    const own = said.get(identity);
    if (own !== undefined) return own;
    const isId = GUID.test(identity);
    const earlier = facts.recordOf(isId ? identity : null, identity)?.managerEmail ?? null;
    if (earlier !== null) return identityOf(earlier, facts);
    return isId ? (facts.findById(identity)?.managerObjectId ?? null) : null;
  };
  return { of, areSaid: (identity) => taken.has(identity) };
}

function identityOf(email: string, facts: PlanFacts): string {
  const found = facts.findByEmail(email);
  return found === null || found === "several" ? email : found.objectId;
}

function finish(draft: Draft, order: DateOrder, facts: PlanFacts, managers: Managers): Draft {
  const { record, known, entry } = draft;
  const { values } = entry;
  const startDate = dateOf(draft, values.startDate, record?.startDate ?? null, order);
  const endDate = dateOf(draft, values.endDate, record?.endDate ?? null, order);
  if (startDate !== null && endDate !== null && endDate < startDate)
    draft.errors.push(`The end date ${endDate} is before the start date ${startDate}.`);
  if (draft.errors.length > 0) return { ...draft, status: "refused" };
  const write: PlannedWrite = {
    id: record?.id ?? null,
    personKey: record?.personKey ?? draft.person,
    objectId: known?.objectId ?? record?.objectId ?? null,
    startDate,
    endDate,
    department: departmentOf(draft, values.department, record?.department ?? null),
    managerEmail: managerEmailOf(draft, facts, managers),
  };
  tellConflicts(draft, write);
  if (record === null) return { ...draft, status: "new", write };
  return hasChanged(record, write)
    ? { ...draft, status: "changed", write }
    : { ...draft, status: "unchanged" };
}

function dateOf(draft: Draft, written: string | null | undefined, before: string | null, order: DateOrder) {
  if (written === undefined) return before;
  if (written === null) return null;
  const read = readDate(written, order);
  if (read.status === "date") return read.date;
  draft.errors.push(read.reason);
  return before;
}

function departmentOf(draft: Draft, written: string | null | undefined, before: string | null) {
  if (written === undefined || written === null) return written === null ? null : before;
  if (written.length <= LONGEST_DEPARTMENT) return written;
  draft.hints.push(`The department has more than ${LONGEST_DEPARTMENT} characters and is left out.`);
  return before;
}

function managerEmailOf(draft: Draft, facts: PlanFacts, managers: Managers): string | null {
  const before = draft.record?.managerEmail ?? null;
  const written = draft.entry.values.manager;
  if (written === undefined || written === null) return written === null ? null : before;
  const email = written.trim().toLowerCase();
  const why = whyNoManager(draft, email, facts, managers);
  if (why === null) return email;
  draft.hints.push(`${why} The manager is left out.`);
  return before;
}

function whyNoManager(draft: Draft, email: string, facts: PlanFacts, managers: Managers): string | null {
  if (!EMAIL.test(email)) return `“${email.slice(0, 80)}” is no email address.`;
  const found = facts.findByEmail(email);
  if (found === "several") return `Several people in Entra have the email ${email}.`;
  if (found === null && facts.recordOf(null, email) === null && !managers.areSaid(email))
    return `${email} is nobody in Entra.`;
  const manager = found?.objectId ?? email;
  if (manager === draft.identity) return "Nobody is their own manager.";
  let next: string | null = manager;
  for (let level = 0; next !== null && level < MOST_LEVELS; level += 1) {
    if (next === draft.identity)
      return `${email} reports to this person, so the line of managers would be a loop.`;
    next = managers.of(next);
  }
  return null;
}

function tellConflicts(draft: Draft, write: PlannedWrite): void {
  const { known } = draft;
  if (known === null) return;
  const compare = (what: string, ours: string | null, theirs: string | null) => {
    if (ours !== null && theirs !== null && ours !== theirs)
      draft.conflicts.push(`${what} ${ours} here, ${theirs} in Entra.`);
  };
  compare("Start date", write.startDate, known.hireDate);
  compare("End date", write.endDate, known.leaveDate);
}

const hasChanged = (record: SaidRecord, write: PlannedWrite) =>
  record.startDate !== write.startDate ||
  record.endDate !== write.endDate ||
  fold(record.department ?? "") !== fold(write.department ?? "") ||
  record.managerEmail !== write.managerEmail ||
  record.objectId !== write.objectId;

function plainOf({ at, person, status, errors, hints, conflicts, isInEntra, write }: Draft): PlannedEntry {
  return { at, person, status, errors, hints, conflicts, isInEntra, write };
}
