import { GraphError } from "./errors.ts";
import { sharedTransport } from "./transport.ts";

/**
 * In the practice tenant this stands for the step an admin does in the portal: giving the app
 * registration the API permissions to ask for. A real tenant has no such door.
 */
export async function registerPracticePermissions(
  loginUrl: string,
  clientId: string,
  permissions: readonly string[],
): Promise<void> {
  const answer = await sharedTransport()({
    url: `${loginUrl}/practice/registration`,
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ clientId, permissions }),
  });
  if (answer.status < 200 || answer.status > 299) {
    throw new GraphError({
      kind: "unavailable",
      code: "practice",
      message: `The practice tenant answered ${answer.status}.`,
    });
  }
}
