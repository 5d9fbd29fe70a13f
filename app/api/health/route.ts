export const dynamic = "force-dynamic";

/** Live: the event loop turns. Says nothing about the database or Microsoft. */
export function GET(): Response {
  return Response.json({ status: "live" }, { headers: { "cache-control": "no-store" } });
}
