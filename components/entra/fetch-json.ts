/** GET with the session; throws with the server's own sentence when it refuses. */
export async function fetchJson<T>(path: string, signal: AbortSignal): Promise<T> {
  const response = await fetch(path, { signal, headers: { accept: "application/json" } });
  const body: unknown = await response.json();
  // The route's answer has this shape by its own types.
  if (response.ok) return body as T;
  throw new Error(messageOf(body) ?? "Gatehouse did not answer. Try again.");
}

function messageOf(body: unknown): string | null {
  if (typeof body !== "object" || body === null || !("error" in body)) return null;
  const { error } = body;
  if (typeof error !== "object" || error === null || !("message" in error)) return null;
  return typeof error.message === "string" ? error.message : null;
}
