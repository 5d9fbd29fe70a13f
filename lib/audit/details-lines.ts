/** One fact of an entry's details; `was` only where before and after are told apart. */
export type DetailLine = { name: string; was: string | null; now: string };

/**
 * Details as readable lines: before and after side by side for what differs, everything else by name.
 * Nested facts are named by their path.
 */
export function detailLines(details: Record<string, unknown> | null): DetailLine[] {
  if (details === null) return [];
  const { before, after, ...rest } = details;
  const others = [...flat("", rest)].map(([name, now]) => ({ name: inWords(name), was: null, now }));
  if (before === undefined && after === undefined) return others;
  const was = new Map(flat("", before ?? null));
  const now = new Map(flat("", after ?? null));
  const changes = [...new Set([...was.keys(), ...now.keys()])]
    .filter((name) => was.get(name) !== now.get(name))
    .map((name) => ({
      name: name === "" ? "Value" : inWords(name),
      was: was.get(name) ?? "none",
      now: now.get(name) ?? "none",
    }));
  return [...changes, ...others];
}

function* flat(path: string, value: unknown): Iterable<[string, string]> {
  if (Array.isArray(value) && value.every((each) => typeof each !== "object" || each === null)) {
    yield [path, value.length === 0 ? "none" : value.map(plain).join(", ")];
  } else if (typeof value === "object" && value !== null) {
    for (const [name, each] of Object.entries(value))
      yield* flat(path === "" ? name : `${path} ${name}`, each);
  } else if (value !== undefined && !(path === "" && value === null)) {
    yield [path, plain(value)];
  }
}

function plain(value: unknown): string {
  if (value === null) return "none";
  if (typeof value === "boolean") return value ? "yes" : "no";
  return String(value);
}

/** "clientRequestId" as "Client request id". */
function inWords(name: string): string {
  const words = name
    .replaceAll(/([a-z\d])([A-Z])/g, "$1 $2")
    .replaceAll(/[-_]/g, " ")
    .toLocaleLowerCase("en");
  return words.charAt(0).toLocaleUpperCase("en") + words.slice(1);
}
