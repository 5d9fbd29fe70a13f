/** A directory object's properties as Graph names them; what is null is left out. */
export type Doc = Record<string, unknown>;

export type ObjectKind =
  | "user"
  | "group"
  | "servicePrincipal"
  | "administrativeUnit"
  | "directoryRole"
  | "device"
  | "orgContact"
  | "application";

export type LinkKind = "members" | "owners" | "unitMembers" | "roleMembers" | "manager" | "appOwners";

/** An object without its properties. */
export type ObjectReference = { id: number; objectId: string; kind: ObjectKind; deletedAt: number | null };

/** One directory object. `id` is ours, `objectId` Graph's; `deletedAt` (epoch ms) marks a soft delete. */
export type StoredObject = {
  id: number;
  objectId: string;
  kind: ObjectKind;
  doc: Doc;
  deletedAt: number | null;
};

export type Assignment = {
  id: string;
  appRoleId: string;
  principalId: number;
  resourceId: number;
  createdDateTime: string;
};

/** Numbers stored for kinds and link kinds; the order is part of the file format. */
export const kinds: readonly ObjectKind[] = [
  "user",
  "group",
  "servicePrincipal",
  "administrativeUnit",
  "directoryRole",
  "device",
  "orgContact",
  "application",
];
export const linkKinds: readonly LinkKind[] = [
  "members",
  "owners",
  "unitMembers",
  "roleMembers",
  "manager",
  "appOwners",
];
