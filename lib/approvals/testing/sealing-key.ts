import { keptKeyOf } from "#lib/platform/secrets.ts";

/** Seals temporary passwords in tests; the same one in every process. */
export const SEALING_KEY = keptKeyOf(Buffer.alloc(32, 7));
