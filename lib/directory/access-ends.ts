import { sql, type SQL } from "drizzle-orm";

const open = (subject: SQL) =>
  sql`FROM access_endings AS e WHERE e.subject_object_id = ${subject} AND e.state IN ('Waiting', 'Failed')`;

/**
 * When a person's membership of a group ends by itself, as a column: by leaving the group, or by giving
 * up an app that comes through it. `subject` and `group` are columns of object ids.
 */
export function membershipEndsAt(subject: SQL, group: SQL): SQL {
  return sql`(SELECT min(e.ends_at) ${open(subject)}
     AND (json_extract(e.input, '$.groupObjectId') = ${group}
       OR json_extract(e.input, '$.access') = 'group:' || ${group}))`;
}

/** The same for an assignment, which an ending names by its id. */
export function assignmentEndsAt(subject: SQL, assignmentId: SQL): SQL {
  return sql`(SELECT min(e.ends_at) ${open(subject)} AND ${names(assignmentId)})`;
}

/** How an assignment that ends by itself was given: the access of the run that gave it. */
export function assignmentGivenBy(subject: SQL, assignmentId: SQL): SQL {
  return sql`(SELECT json_extract(r.input, '$.access')
    FROM access_endings AS e JOIN action_runs AS r ON r.id = e.run_id
   WHERE e.subject_object_id = ${subject} AND e.state IN ('Waiting', 'Failed') AND ${names(assignmentId)})`;
}

const names = (assignmentId: SQL) =>
  sql`instr(replace(json_extract(e.input, '$.access'), 'assignments:', ',') || ',', ',' || ${assignmentId} || ',') > 0`;
