import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import { defaultClientId, defaultClientSecret } from "./store/constants.ts";
import { defaultPlan, type SeedPlan } from "./seed/seed-tenant.ts";

export type SandboxArguments = {
  port: number;
  dataDir: string;
  plan: SeedPlan;
  isReset: boolean;
  clientId: string;
  clientSecret: string;
  controlToken: string;
  redirectUris: string[];
  latencyMs: number;
  tlsCert: string | undefined;
  tlsKey: string | undefined;
  publicGraphBase: string | undefined;
  publicLoginBase: string | undefined;
  isQuiet: boolean;
};

const text = { type: "string" } as const;
const yes = { type: "boolean" } as const;

/** Reads the command line and the environment; a number that is none ends with a sentence. */
export function readArguments(argv: readonly string[], env: NodeJS.ProcessEnv): SandboxArguments {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      port: text,
      data: text,
      users: text,
      groups: text,
      memberships: text,
      apps: text,
      seed: text,
      reset: yes,
      quiet: yes,
      "client-id": text,
      "client-secret": text,
      "control-token": text,
      "redirect-uri": { type: "string", multiple: true },
      "latency-ms": text,
      "tls-cert": text,
      "tls-key": text,
      "public-graph-base": text,
      "public-login-base": text,
    },
  });
  const number = (name: string, given: string | undefined, fallback: number) => {
    const value = given === undefined ? fallback : Number(given);
    if (!Number.isInteger(value) || value < 0)
      throw new Error(`--${name} must be a whole number, not "${given}".`);
    return value;
  };
  return {
    port: number("port", values.port ?? env.SANDBOX_PORT, 3900),
    dataDir: values.data ?? env.SANDBOX_DATA_DIR ?? "./data/practice",
    plan: {
      users: values.users === undefined ? undefined : number("users", values.users, 0),
      groups: number("groups", values.groups, defaultPlan.groups),
      memberships: number("memberships", values.memberships, defaultPlan.memberships),
      apps: number("apps", values.apps, defaultPlan.apps),
      seed: number("seed", values.seed, defaultPlan.seed),
    },
    isReset: values.reset === true,
    clientId: values["client-id"] ?? env.SANDBOX_CLIENT_ID ?? defaultClientId,
    clientSecret: values["client-secret"] ?? env.SANDBOX_CLIENT_SECRET ?? defaultClientSecret,
    controlToken:
      values["control-token"] ?? env.SANDBOX_CONTROL_TOKEN ?? randomBytes(24).toString("base64url"),
    redirectUris: values["redirect-uri"] ?? [],
    latencyMs: number("latency-ms", values["latency-ms"], 0),
    tlsCert: values["tls-cert"],
    tlsKey: values["tls-key"],
    publicGraphBase: values["public-graph-base"],
    publicLoginBase: values["public-login-base"],
    isQuiet: values.quiet === true,
  };
}
