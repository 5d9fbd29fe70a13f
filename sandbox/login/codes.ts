import { createHash, randomBytes } from "node:crypto";

/** What an authorization code stands for. */
export type CodeGrant = {
  clientId: string;
  redirectUri: string;
  tenantId: string;
  objectId: string;
  scope: string;
  nonce: string | undefined;
  codeChallenge: string | undefined;
  /** Seconds; given when the client asked how old the sign-in is. */
  maxAge: number | undefined;
  /** Epoch ms of the sign-in. */
  signedInAt: number;
};

export type Redeemed =
  | { status: "redeemed"; grant: CodeGrant }
  | { status: "unknown" }
  | { status: "expired" }
  | { status: "used" };

export type Codes = {
  issue: (grant: CodeGrant, at: number) => string;
  redeem: (code: string, at: number) => Redeemed;
};

const lifetimeMs = 10 * 60_000;
const keptMs = 60 * 60_000;

/** Authorization codes in memory: 10 minutes, once. Used ones are remembered for an hour to tell reuse from nonsense. */
export function createCodes(): Codes {
  const codes = new Map<string, { grant: CodeGrant; issuedAt: number; isUsed: boolean }>();
  return {
    issue: (grant, at) => {
      for (const [code, held] of codes) if (at - held.issuedAt > keptMs) codes.delete(code);
      const code = `0.${randomBytes(48).toString("base64url")}`;
      codes.set(code, { grant, issuedAt: at, isUsed: false });
      return code;
    },
    redeem: (code, at) => {
      const held = codes.get(code);
      if (!held) return { status: "unknown" };
      if (held.isUsed) return { status: "used" };
      if (at - held.issuedAt > lifetimeMs) return { status: "expired" };
      held.isUsed = true;
      return { status: "redeemed", grant: held.grant };
    },
  };
}

/** RFC 7636 S256. A grant without a challenge needs no verifier and takes none. */
export function provesChallenge(challenge: string | undefined, verifier: string): boolean {
  if (challenge === undefined) return verifier === "";
  return createHash("sha256").update(verifier).digest("base64url") === challenge;
}
