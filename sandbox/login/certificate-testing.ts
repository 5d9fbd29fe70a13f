import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export type Certificate = { pem: string; key: string };

/** A self-signed certificate with its key, as an administrator would make one. */
export function makeCertificate(): Certificate {
  const folder = mkdtempSync(join(tmpdir(), "practice-certificate-"));
  const [key, pem] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  execFileSync(
    "openssl",
    [
      "req",
      "-x509",
      "-newkey",
      "rsa:2048",
      "-nodes",
      "-keyout",
      key,
      "-out",
      pem,
      "-days",
      "2",
      "-subj",
      "/CN=gatehouse",
    ],
    { stdio: "ignore" },
  );
  return { key: readFileSync(key, "utf8"), pem: readFileSync(pem, "utf8") };
}
