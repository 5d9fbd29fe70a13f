import type { ConnectFailure } from "./outcomes.ts";

/** The page that tells how a connect attempt ended. */
export function outcomeHref(failure: ConnectFailure): string {
  const query = new URLSearchParams({ kind: failure.outcome });
  if (failure.code !== undefined) query.set("code", failure.code);
  return `/settings/integrations/entra/connect/outcome?${query}`;
}
