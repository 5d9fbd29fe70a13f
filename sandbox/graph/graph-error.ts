/** A refusal as Graph words it; the server wraps it into the error body. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Record<string, string>;

  constructor(status: number, code: string, message: string, headers: Record<string, string> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

export const notFound = (id: string) =>
  new Refusal(
    404,
    "Request_ResourceNotFound",
    `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
  );

export const badRequest = (message: string) => new Refusal(400, "Request_BadRequest", message);

export const noSegment = (segment: string) =>
  new Refusal(400, "BadRequest", `Resource not found for the segment '${segment}'.`);

export const denied = () =>
  new Refusal(403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.");

/** Exchange has its own words. */
export const mailDenied = () =>
  new Refusal(403, "ErrorAccessDenied", "Access is denied. Check credentials and try again.");

export const unsupportedQuery = (message: string) => new Refusal(400, "Request_UnsupportedQuery", message);

export const onPremises = () =>
  badRequest(
    "Unable to update the specified properties for on-premises mastered Directory Sync objects or objects currently undergoing migration.",
  );
