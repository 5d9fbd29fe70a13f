import { ENDINGS, type FileType } from "./sniff-type.ts";

const LONGEST = 120;
// Control characters, and marks that turn the reading direction around: "exe.gpj" must not read "jpg.exe".
// oxlint-disable-next-line no-control-regex -- control characters are what it takes out
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/**
 * The last part of a name, in characters that everybody sees. It ends as files of this kind do, whatever it
 * was called: who saves "setup.bat" saves "setup.bat.txt", and a double click opens it instead of running it.
 */
export function fileNameFor(given: string, type: FileType): string {
  const name = cleanFileName(given);
  const endings: readonly string[] = ENDINGS[type];
  const ending = /\.(\w{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? "";
  return endings.includes(ending) ? name : `${name}.${endings[0]}`;
}

function cleanFileName(given: string): string {
  const last = given.toWellFormed().split(/[/\\]/).at(-1) ?? "";
  const name = last
    .replace(UNSEEN, "")
    .replace(/[<>:"|?*]/g, "_")
    .replace(/^\.+/, "")
    // Windows forgets dots and spaces at the end, and finds another ending before them.
    .replace(/[. ]+$/, "")
    .trim();
  if (name === "") return "file";
  if (name.length <= LONGEST) return name;
  const ending = /\.\w{1,8}$/.exec(name)?.[0] ?? "";
  return `${name.slice(0, LONGEST - ending.length)}${ending}`;
}
