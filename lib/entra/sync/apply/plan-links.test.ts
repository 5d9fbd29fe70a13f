import { expect, test } from "vitest";
import { testDatabase } from "#db/testing.ts";
import { LINK } from "../stage/links.ts";
import { openStaging } from "../stage/open-staging.ts";
import { planLinks, writeLinks } from "./plan-links.ts";

const guid = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;

function bed() {
  const db = testDatabase();
  const staging = openStaging(db);
  const [lab, ada, bo] = [
    staging.objectRowId(guid(1), "group"),
    staging.objectRowId(guid(2), "user"),
    staging.objectRowId(guid(3), "user"),
  ];
  const memberships = () => db.$client.prepare("SELECT group_id, member_id FROM memberships").raw().all();
  const addMember = (group: number, member: number) =>
    db.$client.exec(`INSERT INTO memberships VALUES (${group}, ${member})`);
  const addGroup = (id: number, objectId: string) =>
    db.$client.exec(
      `INSERT INTO groups (id, object_id, display_name, kind, is_dynamic, is_on_premises, is_role_assignable,
         is_management_restricted, is_team, sort_key, in_scope)
       VALUES (${id}, '${objectId}', 'Lab', 'Security', 0, 0, 0, 0, 0, 'lab', 1)`,
    );
  return { db, staging, lab, ada, bo, memberships, addMember, addGroup };
}

test("what changes took away is gone, although the list of its group could not be read", () => {
  const { db, staging, lab, ada, bo, memberships, addMember, addGroup } = bed();
  addGroup(lab, guid(1));
  addMember(lab, ada);
  addMember(lab, bo);
  staging.markUnread(LINK.member, lab);
  staging.changeLink(LINK.member, lab, { objectId: guid(2), kind: "user", isRemoved: true });
  expect(writeLinks(db, planLinks(db, LINK.member, true)).removed).toBe(1);
  expect(memberships()).toEqual([[lab, bo]]);
});

test("members of a group that no complete reading knows are forgotten", () => {
  const { db, lab, ada, memberships, addMember } = bed();
  addMember(lab, ada);
  writeLinks(db, planLinks(db, LINK.member, false));
  expect(memberships()).toEqual([[lab, ada]]);
  writeLinks(db, planLinks(db, LINK.member, true));
  expect(memberships()).toEqual([]);
});
