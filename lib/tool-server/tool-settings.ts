import { eq } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { settings } from "#db/schema/index.ts";
import type { ActionSpec } from "#lib/entra/actions/define-action.ts";
import { findAction } from "#lib/entra/actions/registry.ts";
import { findAutomationPause } from "#lib/entra/protection/data.ts";
import { toolSettingsInput, type ToolSettings } from "./schema.ts";

const KEY = "tool-server";
const USUAL: ToolSettings = { isOn: true, atOnce: [] };

/** The settings in force: on, and everything is a proposal, until an admin says otherwise. */
export function readToolSettings(db: Database): ToolSettings {
  const row = db.select().from(settings).where(eq(settings.key, KEY)).get();
  return row === undefined ? USUAL : toolSettingsInput.parse(JSON.parse(row.value));
}

/** Writes them. Call inside a transaction. */
export function writeToolSettings(db: Database, now: number, given: ToolSettings): void {
  const row = { value: JSON.stringify(given), updatedAt: now };
  db.insert(settings)
    .values({ key: KEY, ...row })
    .onConflictDoUpdate({ target: settings.key, set: row })
    .run();
}

/** Only what asks no question in the desk either, and can be taken back, may run without a person. */
export function mayRunAtOnce({ severity, isDestructive, makesPassword }: ActionSpec): boolean {
  return severity === "low" && !isDestructive && !makesPassword;
}

/**
 * Has an admin let this action run at once? Approval rules count all the same, and while all automation is
 * paused nothing runs without a click.
 */
export function runsAtOnce(db: Database, actionKey: string): boolean {
  const action = findAction(actionKey);
  if (action === null || !mayRunAtOnce(action) || findAutomationPause(db) !== null) return false;
  return readToolSettings(db).atOnce.includes(actionKey);
}
