import { z } from "zod";

/** A UPN, an object id or a name. */
const name = z.string().min(1).max(256);
const text = z.string().min(1).max(256);
const userType = z.enum(["Member", "Guest"]);
const upn = z
  .string()
  .max(256)
  .regex(/^\S+@\S+$/, "not a user principal name");

const operation = z.discriminatedUnion("op", [
  z.strictObject({
    op: z.literal("user"),
    user: name,
    set: z.strictObject({
      displayName: text.optional(),
      jobTitle: text.nullable().optional(),
      department: text.nullable().optional(),
      officeLocation: text.nullable().optional(),
      accountEnabled: z.boolean().optional(),
      mail: text.nullable().optional(),
      userPrincipalName: upn.optional(),
      userType: userType.nullable().optional(),
    }),
  }),
  z.strictObject({ op: z.literal("manager"), user: name, manager: name.nullable() }),
  z.strictObject({ op: z.enum(["add-member", "remove-member"]), group: name, member: name }),
  z.strictObject({
    op: z.literal("group"),
    group: name,
    set: z.strictObject({
      displayName: text.optional(),
      description: z.string().min(1).max(1024).nullable().optional(),
      visibility: z.enum(["Public", "Private", "HiddenMembership"]).nullable().optional(),
    }),
  }),
  z.strictObject({
    op: z.literal("create-group"),
    displayName: text,
    members: z.array(name).max(1_000).default([]),
    kind: z.enum(["security", "microsoft365"]).default("security"),
  }),
  z.strictObject({
    op: z.literal("create-user"),
    userPrincipalName: upn,
    displayName: text,
    department: text.optional(),
    jobTitle: text.optional(),
    userType: userType.default("Member"),
    manager: name.optional(),
  }),
  z.strictObject({ op: z.enum(["delete-user", "restore-user", "purge-user"]), user: name }),
  z.strictObject({ op: z.literal("delete-group"), group: name }),
  z.strictObject({ op: z.enum(["assign", "unassign"]), app: name, principal: name }),
]);

/** Operations on the directory, in order; all of them happen or none. */
export const editSchema = z.array(operation).min(1).max(1_000);

export type Operation = z.infer<typeof operation>;
