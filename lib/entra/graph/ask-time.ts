import { GraphError } from "./errors.ts";
import type { Transport } from "./transport.ts";

/**
 * What time it is at Microsoft (epoch ms), from the Date header of any answer: nobody has to be signed in
 * for it. Throws `GraphError` when Graph can't be reached or doesn't say.
 */
export async function askGraphTime(graphUrl: string, transport: Transport): Promise<number> {
  const { headers } = await transport({ url: `${graphUrl}/v1.0/`, method: "GET", headers: {} });
  const at = Date.parse(headers.get("date") ?? "");
  if (Number.isNaN(at))
    throw new GraphError({ kind: "unavailable", message: "The answer had no Date header." });
  return at;
}
