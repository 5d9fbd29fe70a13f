import "server-only";
import { setImmediate as breathe } from "node:timers/promises";
import type { Database } from "#db/client.ts";
import { PERSON, RECORD } from "./facts-data.ts";
import type { KnownPerson, PlanFacts, SaidRecord } from "./types.ts";

/** What a plan asks, as it is at one moment; `isStillTrue` says whether any of it has moved since. */
export type FactsSnapshot = PlanFacts & { isStillTrue: () => boolean };

/**
 * Everybody and everything HR said, for plans too large to ask row by row. Others have their turn between
 * its steps; what moves in between is what `isStillTrue` finds.
 */
export async function snapshotFacts(db: Database): Promise<FactsSnapshot> {
  // As texts: under the write lock they are read again and compared, not parsed.
  const readPeople = () => readRows(db, `${PERSON} ORDER BY p.id`, PERSON_COLUMNS);
  const readRecords = () => readRows(db, `${RECORD} ORDER BY id`, RECORD_COLUMNS);
  const peopleText = readPeople();
  await breathe();
  const recordsText = readRecords();
  await breathe();
  // Both texts were made of these very columns.
  const people = JSON.parse(peopleText) as KnownPerson[];
  await breathe();
  const records = JSON.parse(recordsText) as SaidRecord[];
  await breathe();
  const byEmail = new Map<string, KnownPerson | "several">();
  for (const person of people)
    byEmail.set(person.workEmail, byEmail.has(person.workEmail) ? "several" : person);
  const byId = new Map(people.map((person) => [person.objectId, person]));
  const recordsById = new Map(records.map((record) => [record.objectId, record]));
  const recordsByKey = new Map(records.map((record) => [record.personKey, record]));
  return {
    findByEmail: (email) => byEmail.get(email) ?? null,
    findById: (objectId) => byId.get(objectId) ?? null,
    recordOf: (objectId, personKey) =>
      (objectId === null ? undefined : recordsById.get(objectId)) ?? recordsByKey.get(personKey) ?? null,
    isStillTrue: () => peopleText === readPeople() && recordsText === readRecords(),
  };
}

const PERSON_COLUMNS: readonly (keyof KnownPerson)[] = [
  "objectId",
  "displayName",
  "workEmail",
  "managerObjectId",
  "hireDate",
  "leaveDate",
];
const RECORD_COLUMNS: readonly (keyof SaidRecord)[] = [
  "id",
  "personKey",
  "objectId",
  "startDate",
  "endDate",
  "department",
  "managerEmail",
];

/** The rows of a query as the JSON text of an array. */
function readRows(db: Database, query: string, columns: readonly string[]): string {
  const members = columns.map((name) => `'${name}', ${name}`).join(", ");
  const made = db.$client
    .prepare<[], { text: string }>(`SELECT json_group_array(json_object(${members})) AS text FROM (${query})`)
    .get();
  return made?.text ?? "[]";
}
