import { DeskError } from "#lib/platform/errors.ts";

const DELIMITERS = [",", ";", "\t", "|"] as const;
export type Delimiter = (typeof DELIMITERS)[number];
const LOOKED_AT_LINES = 20;

/** Where UTF-16 of western text shows: nearly every second byte is zero. */
const ZERO_SHARE = 0.3;

/**
 * The text of an uploaded file, whatever program saved it: UTF-8 with or without a mark, UTF-16, or
 * Windows-1252. Throws `DeskError` for what is no text.
 */
export function decodeFile(bytes: Uint8Array): { text: string; encoding: string } {
  refuseOtherKinds(bytes);
  const encoding = encodingOf(bytes);
  const text = new TextDecoder(encoding).decode(bytes).replace(/^\uFEFF/, "");
  if (text.includes("\0"))
    throw new DeskError("invalid-input", "This is no text file. Save it as CSV and choose it again.");
  return { text, encoding: NAMES[encoding] ?? encoding };
}

const NAMES: Record<string, string> = {
  "utf-8": "UTF-8",
  "utf-16le": "UTF-16",
  "utf-16be": "UTF-16 (big-endian)",
  "windows-1252": "Windows-1252",
};

function encodingOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  const head = bytes.subarray(0, 4_096);
  const zeros = [0, 0];
  head.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (odd > (head.length / 2) * ZERO_SHARE) return "utf-16le";
  if (even > (head.length / 2) * ZERO_SHARE) return "utf-16be";
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return "utf-8";
  } catch {
    // Every byte means something in Windows-1252, which Excel still writes on many machines.
    return "windows-1252";
  }
}

function refuseOtherKinds(bytes: Uint8Array): void {
  const starts = (...head: number[]) => head.every((byte, at) => bytes[at] === byte);
  if (bytes.length === 0) throw new DeskError("invalid-input", "This file is empty.");
  if (starts(0x50, 0x4b, 0x03, 0x04) || starts(0xd0, 0xcf, 0x11, 0xe0))
    throw new DeskError("invalid-input", "This is an Excel workbook. Save it as CSV and choose that file.");
  if (starts(0x25, 0x50, 0x44, 0x46))
    throw new DeskError("invalid-input", "This is a PDF. Choose a CSV file.");
}

/** What stands between the cells: the sign that the first lines have most evenly, outside of quotes. */
export function detectDelimiter(text: string): Delimiter {
  const named = /^sep=(.)\r?\n/i.exec(text)?.[1];
  const isKnown = DELIMITERS.find((each) => each === named);
  if (isKnown !== undefined) return isKnown;
  const lines = text
    .slice(0, 64_000)
    .replace(/"(?:[^"]|"")*"/g, "")
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== "")
    .slice(0, LOOKED_AT_LINES);
  const inAll = (sign: string) => Math.min(...lines.map((line) => line.split(sign).length - 1));
  const inFirst = (sign: string) => (lines[0]?.split(sign).length ?? 1) - 1;
  const score = (sign: string) => inAll(sign) * 1_000 + inFirst(sign);
  return DELIMITERS.reduce((best, sign) => (score(sign) > score(best) ? sign : best));
}
