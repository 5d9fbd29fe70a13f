import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";

/** The client id that the practice tenant registers for Gatehouse. */
const PRACTICE_CLIENT_ID = "6a7e4005-0000-4000-8000-000000000001";

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** An https address, or http on this machine only. Comes out without a trailing slash. */
const serviceUrl = (name: string) =>
  z.string().transform((text, ctx) => {
    const url = URL.parse(text);
    if (url === null || url.username !== "" || url.search !== "" || url.hash !== "") {
      ctx.addIssue(`${name} must be a plain address such as https://graph.microsoft.com.`);
      return z.NEVER;
    }
    if (url.protocol !== "https:" && !(url.protocol === "http:" && LOOPBACK.has(url.hostname))) {
      ctx.addIssue(`${name} must start with https:// (http:// only for this machine).`);
      return z.NEVER;
    }
    return url.href.replace(/\/+$/, "").replace(/\/v1\.0$/, "");
  });

const port = (name: string, fallback: number) =>
  z.coerce
    .number(`${name} must be a port number.`)
    .int()
    .min(1, `${name} must be 1 to 65535.`)
    .max(65_535, `${name} must be 1 to 65535.`)
    .default(fallback);

const optionalText = z.string().trim().min(1).optional().catch(undefined);

const schema = z.object({
  PORT: port("PORT", 3000),
  SANDBOX_PORT: port("SANDBOX_PORT", 3900),
  GATEHOUSE_DATA_DIR: z.string().default("./data"),
  GATEHOUSE_PUBLIC_URL: serviceUrl("GATEHOUSE_PUBLIC_URL").optional(),
  GATEHOUSE_PRACTICE_TENANT: z.enum(["on", "off"], "GATEHOUSE_PRACTICE_TENANT must be on or off.").optional(),
  ENTRA_CLIENT_ID: z.guid("ENTRA_CLIENT_ID must be the application (client) id, a GUID.").optional(),
  ENTRA_CLIENT_SECRET: optionalText,
  ENTRA_CERTIFICATE_PATH: optionalText,
  ENTRA_FEDERATED_TOKEN_FILE: optionalText,
  ENTRA_TENANT_ID: z.guid("ENTRA_TENANT_ID must be the directory (tenant) id, a GUID.").optional(),
  ENTRA_LOGIN_BASE_URL: serviceUrl("ENTRA_LOGIN_BASE_URL").optional(),
  GRAPH_BASE_URL: serviceUrl("GRAPH_BASE_URL").optional(),
  AUTH_SECRET: z.string().min(32, "AUTH_SECRET must have at least 32 characters.").optional(),
});

export type Environment = {
  port: number;
  sandboxPort: number;
  /** Absolute path; holds gatehouse.db, keys/ and practice/. */
  dataDir: string;
  /** Origin that browsers use, without trailing slash. */
  publicUrl: string;
  /** The practice tenant stands in for Microsoft: asked for, or no real app registration is set. */
  isPractice: boolean;
  clientId: string | undefined;
  clientSecret: string | undefined;
  certificatePath: string | undefined;
  federatedTokenFile: string | undefined;
  tenantId: string | undefined;
  loginBaseUrl: string;
  graphBaseUrl: string;
  authSecret: string | undefined;
};

/** A wrong setting. `message` is one sentence per wrong value, ready to print. */
export class EnvironmentError extends Error {}

/** Reads `source` once, strictly. Throws `EnvironmentError` naming every wrong value. */
export function parseEnvironment(source: Record<string, string | undefined>): Environment {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(present);
  if (!parsed.success) {
    throw new EnvironmentError(parsed.error.issues.map((issue) => issue.message).join("\n"));
  }
  const e = parsed.data;
  const credentials = [e.ENTRA_CLIENT_SECRET, e.ENTRA_CERTIFICATE_PATH, e.ENTRA_FEDERATED_TOKEN_FILE];
  const given = credentials.filter((value) => value !== undefined).length;
  if (given > 1) {
    throw new EnvironmentError(
      "Set only one of ENTRA_CLIENT_SECRET, ENTRA_CERTIFICATE_PATH and ENTRA_FEDERATED_TOKEN_FILE.",
    );
  }
  if (e.ENTRA_CERTIFICATE_PATH !== undefined && !existsSync(e.ENTRA_CERTIFICATE_PATH)) {
    throw new EnvironmentError(`ENTRA_CERTIFICATE_PATH: there is no file at ${e.ENTRA_CERTIFICATE_PATH}.`);
  }
  const dataDir = resolve(e.GATEHOUSE_DATA_DIR);
  const isPractice =
    e.GATEHOUSE_PRACTICE_TENANT === "on" ||
    (e.GATEHOUSE_PRACTICE_TENANT === undefined && e.ENTRA_CLIENT_ID === undefined);
  const practiceUrl = `http://127.0.0.1:${e.SANDBOX_PORT}`;
  return {
    port: e.PORT,
    sandboxPort: e.SANDBOX_PORT,
    dataDir,
    publicUrl: e.GATEHOUSE_PUBLIC_URL ?? `http://localhost:${e.PORT}`,
    isPractice,
    clientId: e.ENTRA_CLIENT_ID ?? (isPractice ? PRACTICE_CLIENT_ID : undefined),
    clientSecret:
      e.ENTRA_CLIENT_SECRET ??
      (isPractice && given === 0 ? readKept(dataDir, "practice", "client.secret") : undefined),
    certificatePath: e.ENTRA_CERTIFICATE_PATH,
    federatedTokenFile: e.ENTRA_FEDERATED_TOKEN_FILE,
    tenantId: e.ENTRA_TENANT_ID,
    loginBaseUrl: e.ENTRA_LOGIN_BASE_URL ?? (isPractice ? practiceUrl : "https://login.microsoftonline.com"),
    graphBaseUrl: e.GRAPH_BASE_URL ?? (isPractice ? practiceUrl : "https://graph.microsoft.com"),
    authSecret: e.AUTH_SECRET ?? readKept(dataDir, "keys", "auth.secret"),
  };
}

/** A secret that `npm start` made and kept in the data folder, if it is there. */
function readKept(dataDir: string, ...parts: string[]): string | undefined {
  const path = join(dataDir, ...parts);
  return existsSync(path) ? readFileSync(path, "utf8").trim() : undefined;
}

let cached: Environment | undefined;

/** This process's environment, read once. */
export function env(): Environment {
  cached ??= parseEnvironment(process.env);
  return cached;
}
