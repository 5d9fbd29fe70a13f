import { createPrivateKey, X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import type { Configuration } from "@azure/msal-node";
import { GraphError } from "./errors.ts";

/** How the app proves itself at the token endpoint. */
export type Credential =
  | { kind: "secret"; secret: string }
  /** PEM file with the certificate and its private key. */
  | { kind: "certificate"; path: string }
  /** File that the platform keeps fresh (workload identity federation). */
  | { kind: "federated"; path: string };

/** The credential as msal-node wants it. Throws `GraphError` when the PEM file is unusable. */
export function msalCredential(credential: Credential): Omit<Configuration["auth"], "clientId"> {
  switch (credential.kind) {
    case "secret":
      return { clientSecret: credential.secret };
    case "federated":
      return { clientAssertion: async () => (await readFile(credential.path, "utf8")).trim() };
    case "certificate":
      return { clientCertificate: readCertificate(credential.path) };
  }
}

function readCertificate(path: string) {
  try {
    const pem = readFileSync(path, "utf8");
    const privateKey = createPrivateKey(pem).export({ type: "pkcs8", format: "pem" }).toString();
    return { thumbprintSha256: new X509Certificate(pem).fingerprint256.replaceAll(":", ""), privateKey };
  } catch (error) {
    throw new GraphError(
      {
        kind: "invalid",
        code: "certificate-unreadable",
        message: "ENTRA_CERTIFICATE_PATH holds no certificate with its private key (PEM).",
      },
      { cause: error },
    );
  }
}
