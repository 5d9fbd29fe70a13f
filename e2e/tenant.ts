import type { Desk } from "./start-desk.ts";

/** Everything the practice tenant knows about one account. */
export type TenantUser = {
  id: string;
  displayName: string;
  accountEnabled: boolean;
  deletedAt: number | null;
  memberOf: string[];
  assignments: { id: string; resourceId: string; appRoleId: string }[];
  signInSessionsValidFromDateTime?: string;
  lastPasswordChangeDateTime?: string;
  onPremisesSyncEnabled?: boolean;
};

/** One effect of a call of Graph, from the practice tenant's ledger. */
export type Effect = { seq: number; what: string; objectId: string; details: string | null };

export const readUser = (desk: Desk, upn: string) => desk.control<TenantUser>("GET", `user/${upn}`);

export const editTenant = (desk: Desk, operations: readonly object[]) =>
  desk.control<{ created: string[] }>("POST", "edit", operations);

/** What has happened through Graph: each answer holds what came after the last one. */
export async function watchEffects(desk: Desk): Promise<() => Promise<Omit<Effect, "seq">[]>> {
  const read = async (since: number) =>
    (await desk.control<{ effects: Effect[] }>("GET", `effects?since=${since}`)).effects;
  let last = (await read(0)).at(-1)?.seq ?? 0;
  return async () => {
    const effects = await read(last);
    last = effects.at(-1)?.seq ?? last;
    return effects.map(({ what, objectId, details }) => ({ what, objectId, details }));
  };
}

export const upnOf = (name: string) => `${name.toLowerCase().replaceAll(" ", ".")}@calder.example`;
