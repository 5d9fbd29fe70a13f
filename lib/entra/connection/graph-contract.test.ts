import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { GRAPH_CALLS, type GraphCall } from "#lib/entra/graph/calls.ts";
import { listActions } from "#lib/entra/actions/registry.ts";
import { ALL_POWERS, FIRST_POWERS, permissionsFor, POWERS } from "./permissions.ts";

const folder = process.env.GRAPH_METADATA_DIR ?? "";
const hasMetadata = existsSync(join(folder, "permissions.json"));

/** Rows that Microsoft's list lacks or writes otherwise; the reference pages are the source for them. */
const LISTED_AS: Record<string, string | null> = {
  "POST /groups/{id}/members/$ref": null,
  "GET /directory/deleteditems/microsoft.graph.user": null,
  "GET /directory/deleteditems/{id}": null,
  "DELETE /groups/{id}/members/{id}/$ref": "DELETE /groups/{id}/members/{id}",
  "GET /applications(appId='{appId}')": "GET /applications/{id}",
  "GET /directory/administrativeunits/delta": "GET /administrativeunits/delta",
};

type Listed = { pathSets?: { schemeKeys: string[]; methods: string[]; paths: Record<string, string> }[] };

/** "GET /users" → application permissions that allow it, lower-cased paths (their casing varies). */
function readPermissions(): Map<string, Set<string>> {
  // Microsoft's file; its shape is what this test relies on and fails without.
  const { permissions } = JSON.parse(readFileSync(join(folder, "permissions.json"), "utf8")) as {
    permissions: Record<string, Listed>;
  };
  const allowed = new Map<string, Set<string>>();
  for (const [name, { pathSets = [] }] of Object.entries(permissions)) {
    for (const set of pathSets.filter((each) => each.schemeKeys.includes("Application"))) {
      const keys = set.methods.flatMap((method) =>
        Object.keys(set.paths).map((path) => `${method} ${path.toLowerCase()}`),
      );
      for (const key of keys) allowed.set(key, (allowed.get(key) ?? new Set()).add(name));
    }
  }
  return allowed;
}

/** Walks a path through Microsoft's type system; the reason it can't, or null. */
function createWalker(): (call: GraphCall) => string | null {
  const csdl = readFileSync(join(folder, "schema.csdl"), "utf8");
  const bare = (type: string) => type.replace(/Collection\(|\)|microsoft\.|graph\./g, "");
  const types = new Map(
    [
      ...csdl.matchAll(
        /<EntityType Name="(\w+)"(?:[^>]*?BaseType="([^"]+)")?[^>]*?(?:\/>|>(.*?)<\/EntityType>)/gs,
      ),
    ].map(([, name = "", base = "", body = ""]) => [name, { base: bare(base), body }] as const),
  );
  const navigation = (type: string, name: string): string | undefined => {
    const found = types.get(type);
    if (found === undefined) return undefined;
    const own = new RegExp(`NavigationProperty Name="${name}" Type="([^"]+)"`).exec(found.body)?.[1];
    return own === undefined ? navigation(found.base, name) : bare(own);
  };
  const bound = (name: string, type: string) =>
    new RegExp(
      `<(?:Action|Function) Name="${name}"[^>]*>\\s*<Parameter [^>]*Type="(?:Collection\\()?graph\\.${type}\\)?"`,
    ).test(csdl);
  return ({ path }) => {
    let type = "";
    // An alternate key names one object of the set as an id does.
    const plain = path.replace(/\(\w+='\{\w+\}'\)/, "/{id}");
    for (const [index, segment] of plain.split("/").slice(1).entries()) {
      if (index === 0) {
        const set = new RegExp(`<(?:EntitySet|Singleton) Name="${segment}" (?:Entity)?Type="([^"]+)"`).exec(
          csdl,
        )?.[1];
        if (set === undefined) return `no set ${segment}`;
        type = bare(set);
      } else if (segment.startsWith("microsoft.graph.")) type = bare(segment);
      else if (segment !== "{id}" && segment !== "$ref" && !bound(segment, type)) {
        const next = navigation(type, segment);
        if (next === undefined) return `${type} has no ${segment}`;
        type = next;
      }
    }
    return null;
  };
}

describe.skipIf(!hasMetadata)("Graph's own metadata (GRAPH_METADATA_DIR)", () => {
  test("each permission we name for a call allows it", () => {
    const allowed = readPermissions();
    for (const call of GRAPH_CALLS) {
      const key = `${call.method} ${call.path.toLowerCase()}`;
      const row = Object.entries(LISTED_AS).find(([ours]) => ours.toLowerCase() === key.toLowerCase());
      const listed = row === undefined ? key : row[1];
      const known = listed === null ? undefined : (allowed.get(listed) ?? new Set());
      if (known !== undefined) {
        expect({ key, refused: call.anyOf.filter((name) => !known.has(name)) }).toEqual({ key, refused: [] });
      }
    }
  });

  test("each permission carries Microsoft's own id for it", () => {
    const text = readFileSync(join(folder, "permissions.json"), "utf8");
    for (const { name, appRoleId } of POWERS.flatMap((power) => power.permissions)) {
      const at = text.indexOf(`"${name}"`, text.indexOf('"permissionDeployments"'));
      expect(text.slice(at, at + 1_500)).toContain(appRoleId);
    }
  });

  test("each call is in Microsoft's type system", () => {
    const walk = createWalker();
    expect(GRAPH_CALLS.map((call) => [call.path, walk(call)]).filter(([, why]) => why !== null)).toEqual([]);
    expect(walk({ method: "GET", path: "/users/{id}/nonsense", anyOf: [] })).toBe("user has no nonsense");
  });
});

test("each call is allowed by a permission that the chosen powers ask for", () => {
  const asked = permissionsFor(ALL_POWERS);
  expect(GRAPH_CALLS.filter((call) => !call.anyOf.some((name) => asked.includes(name)))).toEqual([]);
});

test("reading works with every optional power off", () => {
  const asked = permissionsFor([]);
  const reads = GRAPH_CALLS.filter((call) => call.method === "GET");
  expect(reads.filter((call) => !call.anyOf.some((name) => asked.includes(name)))).toEqual([]);
  expect(
    asked.some((name) => name.includes("Write") || name.includes("Enable") || name.includes("Revoke")),
  ).toBe(false);
});

test("each power asks for something of its own and no permission is asked twice or of tier zero without need", () => {
  const names = POWERS.flatMap((power) => power.permissions.map((permission) => permission.name));
  expect(new Set(names).size).toBe(names.length);
  for (const never of ["UserAuthenticationMethod.ReadWrite.All", "User.ReadWrite.All"]) {
    expect(names).not.toContain(never);
  }
});

test("powers that reach far start off, the gravest with its risk said", () => {
  expect(permissionsFor(FIRST_POWERS)).not.toContain("AppRoleAssignment.ReadWrite.All");
  expect(ALL_POWERS.filter((key) => !FIRST_POWERS.includes(key))).toEqual([
    "assign-applications",
    "reset-passwords",
    "delete-restore-users",
    "send-email",
    "message-in-teams",
  ]);
  const power = POWERS.find(({ key }) => key === "assign-applications");
  expect(power).toMatchObject({ isOptional: true, isOnAtFirst: false, isGraveRisk: true });
  expect(power?.risk).toContain("any permission to any app");
});

test("each action that a power names is one of the registry's titles", () => {
  const titles = POWERS.flatMap((power) => power.actions).map((name) => name.replace(/ \(.*\)$/, ""));
  const known = new Set(listActions().map((action) => action.title));
  expect(titles.filter((title) => !known.has(title))).toEqual([]);
});
