const ascii = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));

const OFFICE = "application/vnd.openxmlformats-officedocument.";
/** What is taken, and how the names of such files may end; the first is what a name gets that ends otherwise. */
export const ENDINGS = {
  "image/png": ["png"],
  "image/jpeg": ["jpg", "jpeg", "jfif"],
  "image/gif": ["gif"],
  "image/webp": ["webp"],
  "application/pdf": ["pdf"],
  [`${OFFICE}wordprocessingml.document`]: ["docx"],
  [`${OFFICE}spreadsheetml.sheet`]: ["xlsx"],
  [`${OFFICE}presentationml.presentation`]: ["pptx"],
  "text/plain; charset=utf-8": "txt text log csv tsv md json yaml yml ini conf ics vcf".split(" "),
} as const satisfies Record<string, readonly string[]>;
export type FileType = keyof typeof ENDINGS;

const SIGNATURES: readonly { type: FileType; at: number; bytes: readonly number[] }[] = [
  { type: "image/png", at: 0, bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { type: "image/jpeg", at: 0, bytes: [0xff, 0xd8, 0xff] },
  { type: "image/gif", at: 0, bytes: ascii("GIF87a") },
  { type: "image/gif", at: 0, bytes: ascii("GIF89a") },
  { type: "image/webp", at: 8, bytes: ascii("WEBP") },
  { type: "application/pdf", at: 0, bytes: ascii("%PDF-") },
];
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OFFICE_TYPES = [
  ["word/", `${OFFICE}wordprocessingml.document`],
  ["xl/", `${OFFICE}spreadsheetml.sheet`],
  ["ppt/", `${OFFICE}presentationml.presentation`],
] as const;
/** Text that a browser or a shell would run, whatever its name says. */
const RUNS = /^\s*(?:<|#!|%!ps)|<(?:!doctype|html|svg|script|iframe|body|head)\b/i;
const HEAD_BYTES = 4_096;

/** What a file is by its content; null for whatever is not taken: programs, web pages, SVG, archives. */
export function sniffType(bytes: Uint8Array): FileType | null {
  const has = (at: number, wanted: readonly number[]) =>
    wanted.every((byte, index) => bytes[at + index] === byte);
  const known = SIGNATURES.find(({ at, bytes: wanted }) => has(at, wanted));
  if (known !== undefined) return known.type;
  if (has(0, ZIP)) return officeType(bytes);
  return isPlainText(bytes) ? "text/plain; charset=utf-8" : null;
}

/** An Office document is an archive that says so; every other archive is refused, unread. */
function officeType(bytes: Uint8Array): FileType | null {
  const text = new TextDecoder("latin1").decode(bytes);
  if (!text.includes("[Content_Types].xml") || text.includes("vbaProject.bin")) return null;
  return OFFICE_TYPES.find(([folder]) => text.includes(folder))?.[1] ?? null;
}

function isPlainText(bytes: Uint8Array): boolean {
  if (bytes.length === 0 || bytes.includes(0)) return false;
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return !RUNS.test(text.slice(0, HEAD_BYTES));
  } catch {
    return false;
  }
}
