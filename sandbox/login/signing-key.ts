import { createHash, createPrivateKey, createPublicKey, sign, verify, type KeyObject } from "node:crypto";

export type SigningKey = {
  keyId: string;
  /** The public half as a JWK, as the keys endpoint publishes it. */
  jwk: Record<string, unknown>;
  /** A signed JWT (RS256) of `claims`. */
  signToken: (claims: Record<string, unknown>) => string;
  /** Whether the last part of a JWT is our signature over the first two. */
  hasSigned: (token: string) => boolean;
};

/** Makes a signer of a PKCS 8 PEM (RSA). The key id is the RFC 7638 thumbprint. */
export function signingKey(pem: string): SigningKey {
  const privateKey: KeyObject = createPrivateKey(pem);
  const publicKey = createPublicKey(privateKey);
  const { e, n } = publicKey.export({ format: "jwk" });
  const keyId = createHash("sha256")
    .update(JSON.stringify({ e, kty: "RSA", n }))
    .digest("base64url");
  const header = encode({ typ: "JWT", alg: "RS256", x5t: keyId, kid: keyId });
  return {
    keyId,
    jwk: { kty: "RSA", use: "sig", kid: keyId, x5t: keyId, alg: "RS256", n, e },
    signToken: (claims) => {
      const input = `${header}.${encode(claims)}`;
      return `${input}.${sign("sha256", Buffer.from(input), privateKey).toString("base64url")}`;
    },
    hasSigned: (token) => {
      const end = token.lastIndexOf(".");
      return verify(
        "sha256",
        Buffer.from(token.slice(0, end)),
        publicKey,
        Buffer.from(token.slice(end + 1), "base64url"),
      );
    },
  };
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

/** The JSON object in part `index` of a JWT, or undefined when it is none. */
export function readTokenPart(token: string, index: 0 | 1): Record<string, unknown> | undefined {
  const part = token.split(".")[index];
  if (!part) return undefined;
  try {
    const value: unknown = JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
    return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
