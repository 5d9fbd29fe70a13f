import type { Store } from "./store.ts";

/** One effect on the tenant. `details` names the other object, or what changed; `at` is epoch ms. */
export type Effect = {
  seq: number;
  at: number;
  method: string;
  what: string;
  objectId: string;
  details: string | null;
  /** The app whose token asked. */
  appId: string;
  clientRequestId: string | null;
};

const most = 10_000;

/** What really happened through Graph after effect number `since`, oldest first, at most 10,000. */
export function effectsSince(store: Store, since: number): Effect[] {
  return store.rows<Effect>(
    `select seq, at, method, what, object_id as objectId, details, app_id as appId, client_request_id as clientRequestId
      from ledger where seq > ? order by seq limit ${most}`,
    since,
  );
}

/** The append-only list of effects: what really happened to the tenant. */
export function recordEffect(
  store: Store,
  effect: Omit<Effect, "seq" | "at" | "clientRequestId"> & { clientRequestId: string | undefined },
): void {
  store
    .sql(
      "insert into ledger (at, method, what, object_id, details, app_id, client_request_id) values (?, ?, ?, ?, ?, ?, ?)",
    )
    .run(
      store.now(),
      effect.method,
      effect.what,
      effect.objectId,
      effect.details,
      effect.appId,
      effect.clientRequestId ?? null,
    );
}

/** When this effect last happened to this object, epoch ms; undefined for never. */
export function lastEffectAt(
  store: Store,
  what: string,
  objectId: string,
  details: string,
): number | undefined {
  const text = "select max(at) as at from ledger where object_id = ? and what = ? and details = ?";
  return store.row<{ at: number | null }>(text, objectId, what, details)?.at ?? undefined;
}
