// `npm run measure`: the size table of the code, with the budgets it is held to.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

type Row = { what: string; value: number; budget: string; isFine: boolean };

const files = execFileSync(
  "git",
  ["ls-files", "app", "components", "lib", "db", "worker", "sandbox", "scripts", "bench", "e2e"],
  {
    encoding: "utf8",
  },
)
  .split("\n")
  .filter((path) => /\.(ts|tsx|mjs)$/.test(path) && !path.startsWith("db/migrations/"));

const isTest = (path: string) =>
  /\.(test|spec)\.tsx?$|\/testing(\/|\.ts$)/.test(path) || path.startsWith("e2e/");
const sources = files.filter((path) => !isTest(path)).map(read);
const tests = files.filter(isTest).map(read);

function read(path: string) {
  const text = readFileSync(path, "utf8");
  return { path, text, lines: text.split("\n").length - 1 };
}

type Measured = { path: string; name: string; lines: number };

/** Functions of a file, found by their opening line and the matching indentation of the closing brace. */
function functionsOf({ path, text }: { path: string; text: string }): Measured[] {
  const lines = text.split("\n");
  const opening =
    /^(\s*)(export )?(default )?(async )?(function\b|const \w+ = (async )?\([^)]*\)[^=]*=> \{$|(static |async )?[\w#]+\([^)]*\)[^;]*\{$)/;
  return lines.flatMap((line, start) => {
    const match = opening.exec(line);
    if (match === null || /^\s*(if|for|while|switch|catch|return)\b/.test(line)) return [];
    const indent = match[1] ?? "";
    const end = lines.findIndex((candidate, index) => index > start && candidate.startsWith(`${indent}}`));
    const name = /^(?:export |default |async |static )*(?:function |const )?([\w#]+)/.exec(line.trim())?.[1];
    return end === -1 ? [] : [{ path, name: name ?? "", lines: end - start + 1 }];
  });
}

const sorted = (values: number[]) => values.toSorted((a, b) => a - b);
const at = (values: number[], share: number) => sorted(values)[Math.floor((values.length - 1) * share)] ?? 0;
const count = (pattern: RegExp) =>
  sources.reduce((sum, file) => sum + (file.text.match(pattern)?.length ?? 0), 0);

/** Like `count`, without comments, quoted text and imports. */
const countInCode = (pattern: RegExp) =>
  sources.reduce((sum, file) => sum + (withoutWords(file.text).match(pattern)?.length ?? 0), 0);
const withoutWords = (text: string) =>
  text
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/(^|\s)\/\/.*$/gm, "")
    .replace(/"[^"\n]*"|`[^`]*`/g, '""')
    .replace(/^(import|export) [^;]*from "";$/gm, "");

const sizes = sources.map((file) => file.lines);
const total = sizes.reduce((sum, lines) => sum + lines, 0);
const testTotal = tests.reduce((sum, file) => sum + file.lines, 0);
const isComponent = ({ path }: { path: string }) => path.endsWith(".tsx");
const measured = sources.flatMap(functionsOf);
const lengths = (list: readonly Measured[]) => list.map(({ lines }) => lines);
const functions = lengths(measured.filter((each) => !isComponent(each)));
const components = lengths(measured.filter(isComponent));
// In quotes, so that this file does not count itself.
const anyCount = countInCode(new RegExp("(: any\\b|<any>|\\bas any\\b)", "g"));
const comments = count(/^\s*(\/\/|\/?\*)/gm);
const casts = countInCode(/[\w)\]}] as (?!const\b)[A-Z{(]/g);
const row = (what: string, value: number, budget: string, isFine: boolean): Row => ({
  what,
  value,
  budget,
  isFine,
});
const table: Row[] = [
  row("source files", sources.length, "", true),
  row("source lines", total, "", true),
  row("median file", at(sizes, 0.5), "≤ 70", at(sizes, 0.5) <= 70),
  row("p95 file", at(sizes, 0.95), "≤ 250", at(sizes, 0.95) <= 250),
  row("longest file", Math.max(...sizes), "≤ 400", Math.max(...sizes) <= 400),
  row("p90 function", at(functions, 0.9), "≤ 40", at(functions, 0.9) <= 40),
  row("longest function", Math.max(...functions), "≤ 60", Math.max(...functions) <= 60),
  row("longest component", Math.max(0, ...components), "≤ 150", Math.max(0, ...components) <= 150),
  row("any", anyCount, "0", anyCount === 0),
  row("casts per 1,000 lines", Number(((casts / total) * 1000).toFixed(2)), "≤ 0.5", casts / total <= 0.0005),
  row(
    "comment share, %",
    Number(((comments / total) * 100).toFixed(1)),
    "3 to 7",
    comments / total >= 0.03 && comments / total <= 0.07,
  ),
  row(
    "test share, %",
    Number(((testTotal / (total + testTotal)) * 100).toFixed(1)),
    "35 to 45",
    testTotal / (total + testTotal) >= 0.35,
  ),
];

for (const { what, value, budget, isFine } of table) {
  console.log(`${isFine ? " " : "!"} ${what.padEnd(24)} ${String(value).padStart(8)}   ${budget}`);
}
for (const file of sources.filter((candidate) => candidate.lines > 400))
  console.log(`  over 400 lines: ${file.path}`);
for (const each of measured.filter((candidate) => candidate.lines > (isComponent(candidate) ? 150 : 60)))
  console.log(`  ${each.lines} lines: ${each.name} in ${each.path}`);
