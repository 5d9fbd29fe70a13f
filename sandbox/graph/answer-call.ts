import { kinds } from "../store/types.ts";
import { deleteThroughMember } from "./groups.ts";
import type { GraphCall, GraphReply } from "./call.ts";
import { denied, mailDenied, noSegment, Refusal } from "./graph-error.ts";
import { holds } from "./guard.ts";
import { acceptedPermissions } from "./permissions.ts";
import { byAppId } from "./applications.ts";
import { countable, routes } from "./routes.ts";

// Second segments that are not keys.
const words = new Set(["delta", "$count", "getbyids", "installedapps"]);
const knownRoots = new Set([
  "users",
  "groups",
  "serviceprincipals",
  "applications",
  "directory",
  "directoryroles",
  "directoryobjects",
  "rolemanagement",
  "organization",
  "domains",
  "subscribedskus",
]);

/**
 * Splits a path after /v1.0 into decoded segments; `users('a')` and `users(userPrincipalName='a')` become two.
 * Of an application's key the name stays: `applications/{appId}` finds nothing, `applications(appId='…')` does.
 */
export function segmentsOf(path: string): string[] {
  return path
    .split("/")
    .filter((part) => part !== "")
    .flatMap((part) => {
      const decoded = decode(part);
      const [, name, key] = /^([^(]+)\((?:\w+=)?'?(.*?)'?\)$/.exec(decoded) ?? [];
      if (name === undefined || key === undefined || key === "") return [decoded.replace(/\(\)$/, "")];
      const isByAppId = name.toLowerCase() === "applications" && /\(appId=/i.test(decoded);
      return [name, (isByAppId ? byAppId : "") + key.replaceAll("''", "'")];
    });
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new Refusal(400, "BadRequest", "Invalid URI: the path is not correctly encoded.");
  }
}

/** The path template of a call in lower case, and its keys in order. */
function template(segments: readonly string[]): { path: string; keys: string[] } {
  const root = segments[0]?.toLowerCase() ?? "";
  const keyPlaces = root === "directory" ? [2, 4] : [1, 3];
  const keys: string[] = [];
  const parts = segments.map((segment, index) => {
    const low = segment.toLowerCase();
    const isKey =
      keyPlaces.includes(index) &&
      !words.has(low) &&
      !low.startsWith("microsoft.graph.") &&
      low !== "$ref" &&
      root !== "rolemanagement";
    if (!isKey) return low.replace(/^microsoft\.graph\.(delta|revokesigninsessions)$/, "$1");
    keys.push(segment);
    return "{id}";
  });
  // Functions may be written with the namespace; casts keep theirs.
  return { path: `/${parts.join("/")}`, keys };
}

/**
 * Answers one authenticated call: finds the route, checks the permission of the token, runs it.
 * Every refusal is thrown as a `Refusal`.
 */
export function answerCall(asked: GraphCall): GraphReply {
  const { call, path, keys } = withoutCast(asked);
  const counter = call.method === "GET" ? countable[path] : undefined;
  if (counter) {
    requirePermission(call, "GET", path.replace("/$count", ""));
    return { status: 200, body: { $text: String(counter(call, keys)) }, units: 1 };
  }
  if (call.method === "DELETE" && path === "/groups/{id}/members/{id}")
    return deleteThroughMember(call, keys[0] ?? "", keys[1] ?? "");
  const handler = routes[`${call.method} ${path}`];
  if (!handler) throw unknownRoute(call, path);
  requirePermission(call, call.method, path);
  return handler(call, keys);
}

const castable = [
  "members",
  "transitivemembers",
  "owners",
  "memberof",
  "transitivememberof",
  "directreports",
  "ownedobjects",
];

/** Takes an OData cast (`…/members/microsoft.graph.user`) off the end of the path and notes it in the call. */
function withoutCast(asked: GraphCall): { call: GraphCall; path: string; keys: string[] } {
  const last = asked.segments.at(-1)?.toLowerCase() ?? "";
  const cast = kinds.find((kind) => last === `microsoft.graph.${kind.toLowerCase()}`);
  if (!cast || !castable.includes(asked.segments.at(-2)?.toLowerCase() ?? ""))
    return { call: asked, ...template(asked.segments) };
  return { call: { ...asked, cast }, ...template(asked.segments.slice(0, -1)) };
}

function requirePermission(call: GraphCall, method: string, path: string): void {
  const accepted = acceptedPermissions(method, path);
  if (!accepted) throw new Error(`No permission is written down for ${method} ${path}.`);
  if (!holds(call, ...accepted)) throw path.endsWith("/sendmail") ? mailDenied() : denied();
}

function unknownRoute(call: GraphCall, path: string): Refusal {
  const root = call.segments[0] ?? "";
  if (!knownRoots.has(root.toLowerCase())) return noSegment(root);
  const isOtherMethod = Object.keys(routes).some((key) => key.endsWith(` ${path}`));
  if (isOtherMethod)
    return new Refusal(
      405,
      "Request_BadRequest",
      "Specified HTTP method is not allowed for the request target.",
    );
  return noSegment(call.segments.at(-1) ?? root);
}
