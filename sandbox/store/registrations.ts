import type { Registration } from "../login/directory.ts";
import type { Store } from "./store.ts";

export function registration(store: Store, appId: string): Registration | undefined {
  const row = store.row<{ doc: string }>(
    "select doc from registrations where app_id = ?",
    appId.toLowerCase(),
  );
  // Written by saveRegistration only.
  return row && (JSON.parse(row.doc) as Registration);
}

/** Every app registration of the tenant; usually the one. */
export function registrations(store: Store): Registration[] {
  return store
    .rows<{ doc: string }>("select doc from registrations order by app_id")
    .map((row) => JSON.parse(row.doc) as Registration);
}

export function saveRegistration(store: Store, value: Registration): void {
  store
    .sql("insert into registrations values (?, ?) on conflict (app_id) do update set doc = excluded.doc")
    .run(value.appId.toLowerCase(), JSON.stringify(value));
}
