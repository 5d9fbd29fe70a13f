import type { Filled } from "./schema.ts";

type Words = {
  filled: readonly Filled[];
  requester: { displayName: string } | null;
  request: { number: number } | null;
};

/** A step's words with names put in: {requester}, {request} and every input by its key; what is not known stays empty. */
export function fillText(text: string, { filled, requester, request }: Words): string {
  const known = new Map(filled.map(({ key, text }) => [key, text]));
  known.set("requester", requester?.displayName ?? "The requester");
  known.set("request", request === null ? "the request" : `REQ-${request.number}`);
  return text.replace(/\{([a-z][a-z0-9-]*)\}/g, (_, key: string) => known.get(key) ?? "");
}
