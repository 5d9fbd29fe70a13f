import type { GraphReply } from "./call.ts";
import { Refusal } from "./graph-error.ts";

type Part = {
  id: string;
  method: string;
  url: string;
  headers: Record<string, string>;
  body: unknown;
  dependsOn: string[];
};
export type PartAnswer = { status: number; headers: Record<string, string>; body?: unknown };

/**
 * $batch: at most 20 parts, each judged by itself, answered in another order than asked.
 * @param run answers one part like a call of its own.
 */
export async function answerBatch(
  body: unknown,
  run: (part: Part) => Promise<PartAnswer>,
): Promise<GraphReply> {
  const parts = readParts(body);
  const done = new Map<string, PartAnswer>();
  for (const part of parts) {
    const failed = part.dependsOn.some((id) => (done.get(id)?.status ?? 500) >= 400);
    done.set(part.id, failed ? failedDependency() : await run(part));
  }
  const responses = [...done].map(([id, answer]) => ({ id, ...answer })).toReversed();
  return { status: 200, body: { responses } };
}

const failedDependency = (): PartAnswer => ({
  status: 424,
  headers: { "Content-Type": "application/json" },
  body: { error: { code: "FailedDependency", message: "The dependent request failed." } },
});

const malformed = (message: string) => new Refusal(400, "BadRequest", message);

function readParts(body: unknown): Part[] {
  const requests =
    typeof body === "object" && body !== null && "requests" in body ? body.requests : undefined;
  if (!Array.isArray(requests) || requests.length === 0) throw malformed("Invalid batch payload format.");
  if (requests.length > 20) throw malformed("Number of batch request steps exceeds the maximum value of 20.");
  const ids = new Set<string>();
  return requests.map((request: unknown) => {
    const part = readPart(request);
    if (ids.has(part.id)) throw malformed("Batch request ids must be unique.");
    ids.add(part.id);
    if (part.dependsOn.some((id) => !ids.has(id)))
      throw malformed("Invalid dependsOn: it must name an earlier request.");
    return part;
  });
}

function readPart(request: unknown): Part {
  if (typeof request !== "object" || request === null) throw malformed("Invalid batch payload format.");
  const { id, method, url, headers, body, dependsOn } = request as Record<string, unknown>;
  if (
    (typeof id !== "string" && typeof id !== "number") ||
    typeof method !== "string" ||
    typeof url !== "string"
  ) {
    throw malformed("Every request needs an id, a method and a url.");
  }
  const named =
    typeof headers === "object" && headers !== null
      ? Object.fromEntries(
          Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
        )
      : {};
  if (body !== undefined && !named["content-type"])
    throw malformed(`Write request id : ${id} does not contain Content-Type header or body.`);
  return {
    id: String(id),
    method: method.toUpperCase(),
    url,
    headers: named,
    body,
    dependsOn: Array.isArray(dependsOn) ? dependsOn.map(String) : [],
  };
}
