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
