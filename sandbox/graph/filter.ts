import type { Doc } from "../store/types.ts";
import { Refusal } from "./graph-error.ts";

export type Predicate = (doc: Doc) => boolean;
export type Filter = {
  matches: Predicate;
  /** True when real Graph answers it only with ConsistencyLevel: eventual and $count=true. */
  isAdvanced: boolean;
  /** `prop eq 'value'` at the top, for look-ups by key. */
  equals: ReadonlyMap<string, string>;
  /** Names of the properties asked, as written, without paths and variables of any(). */
  properties: ReadonlySet<string>;
};

type Token = { kind: "word" | "text" | "mark"; value: string };

/** Reads the $filter subset that clients of the directory use. Names are compared without case. */
export function parseFilter(text: string): Filter {
  const tokens = tokenize(text);
  const state: State = { at: 0, isAdvanced: false, equals: new Map(), properties: new Set() };
  const matches = parseOr(tokens, state);
  if (state.at < tokens.length) throw invalid(text);
  return { matches, isAdvanced: state.isAdvanced, properties: state.properties, equals: state.equals };
}

type State = { at: number; isAdvanced: boolean; equals: Map<string, string>; properties: Set<string> };

/** Parses a part whose equalities do not hold for the whole. */
function aside(state: State, parse: (own: State) => Predicate): Predicate {
  const own: State = { at: state.at, isAdvanced: false, equals: new Map(), properties: new Set() };
  const predicate = parse(own);
  state.at = own.at;
  state.isAdvanced ||= own.isAdvanced;
  return predicate;
}

/** Notes a property that the filter asks about. */
const asks = (state: State, path: string) => state.properties.add(path.replace(/\/.*/, ""));

const invalid = (text: string) =>
  new Refusal(
    400,
    "Request_UnsupportedQuery",
    `Unsupported or invalid query filter clause specified: '${text}'.`,
  );

function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  const pattern = /\s*(?:'((?:[^']|'')*)'|([(),:])|([^\s(),:']+))/gy;
  let at = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    at = pattern.lastIndex;
    if (match[1] !== undefined) tokens.push({ kind: "text", value: match[1].replaceAll("''", "'") });
    else if (match[2] !== undefined) tokens.push({ kind: "mark", value: match[2] });
    else tokens.push({ kind: "word", value: match[3] ?? "" });
  }
  if (text.slice(at).trim() !== "") throw invalid(text);
  return tokens;
}

function parseOr(tokens: Token[], state: State): Predicate {
  const parts = [parseAnd(tokens, state)];
  while (takeWord(tokens, state, "or")) parts.push(parseAnd(tokens, state));
  if (parts.length > 1) state.equals.clear();
  return (doc) => parts.some((part) => part(doc));
}

function parseAnd(tokens: Token[], state: State): Predicate {
  const parts = [parseTerm(tokens, state)];
  while (takeWord(tokens, state, "and")) parts.push(parseTerm(tokens, state));
  return (doc) => parts.every((part) => part(doc));
}

function parseTerm(tokens: Token[], state: State): Predicate {
  if (takeWord(tokens, state, "not")) {
    state.isAdvanced = true;
    const inner = aside(state, (own) => {
      const negated = parseTerm(tokens, own);
      for (const name of own.properties) state.properties.add(name);
      return negated;
    });
    return (doc) => !inner(doc);
  }
  if (takeMark(tokens, state, "(")) {
    const inner = parseOr(tokens, state);
    need(tokens, state, ")");
    return inner;
  }
  const word = next(tokens, state);
  if (word.kind !== "word") throw invalid(word.value);
  if (/^(startswith|endswith|contains)$/i.test(word.value) && takeMark(tokens, state, "("))
    return parseFunction(word.value.toLowerCase(), tokens, state);
  if (/\/any$/i.test(word.value) && takeMark(tokens, state, "("))
    return parseAny(word.value.replace(/\/any$/i, ""), tokens, state);
  return parseComparison(word.value, tokens, state);
}

function parseFunction(name: string, tokens: Token[], state: State): Predicate {
  const property = next(tokens, state).value;
  asks(state, property);
  need(tokens, state, ",");
  const wanted = next(tokens, state).value.toLowerCase();
  need(tokens, state, ")");
  if (name !== "startswith") state.isAdvanced = true;
  return (doc) => {
    const value = String(valueOf(doc, property) ?? "").toLowerCase();
    if (name === "startswith") return value.startsWith(wanted);
    return name === "endswith" ? value.endsWith(wanted) : value.includes(wanted);
  };
}

function parseAny(property: string, tokens: Token[], state: State): Predicate {
  const variable = next(tokens, state).value;
  need(tokens, state, ":");
  asks(state, property);
  // Inside, the variable and the item's own properties are asked, not the object's.
  const inner = aside(state, (own) => parseOr(tokens, own));
  need(tokens, state, ")");
  return (doc) => {
    const list = valueOf(doc, property);
    return (
      Array.isArray(list) &&
      list.some((item) =>
        inner(
          typeof item === "object" && item !== null ? { ...item, [variable]: item } : { [variable]: item },
        ),
      )
    );
  };
}

function parseComparison(property: string, tokens: Token[], state: State): Predicate {
  const operator = next(tokens, state).value.toLowerCase();
  asks(state, property);
  if (operator === "in") {
    need(tokens, state, "(");
    const wanted: string[] = [];
    do wanted.push(next(tokens, state).value.toLowerCase());
    while (takeMark(tokens, state, ","));
    need(tokens, state, ")");
    if (wanted.length > 15)
      throw new Refusal(
        400,
        "Request_UnsupportedQuery",
        "Too many child clauses specified in search filter expression containing 'OR' operators: 16. Max allowed: 15.",
      );
    return (doc) => wanted.includes(String(valueOf(doc, property) ?? "").toLowerCase());
  }
  const token = next(tokens, state);
  const wanted = literal(token);
  if (operator === "ne") state.isAdvanced = true;
  if (operator === "eq" && typeof wanted === "string") state.equals.set(property.toLowerCase(), wanted);
  const compare = comparisons[operator];
  if (!compare) throw invalid(`${property} ${operator}`);
  return (doc) => compare(valueOf(doc, property) ?? null, wanted);
}

type Scalar = string | number | boolean | null;

const same = (value: unknown, wanted: Scalar) =>
  typeof value === "string" && typeof wanted === "string"
    ? value.toLowerCase() === wanted.toLowerCase()
    : value === wanted;
const order = (value: unknown, wanted: Scalar) =>
  value === null || wanted === null
    ? Number.NaN
    : String(value) < String(wanted)
      ? -1
      : String(value) > String(wanted)
        ? 1
        : 0;

const comparisons: Record<string, (value: unknown, wanted: Scalar) => boolean> = {
  eq: same,
  ne: (value, wanted) => !same(value, wanted),
  gt: (value, wanted) => order(value, wanted) > 0,
  ge: (value, wanted) => order(value, wanted) >= 0,
  lt: (value, wanted) => order(value, wanted) < 0,
  le: (value, wanted) => order(value, wanted) <= 0,
};

function literal(token: Token): Scalar {
  if (token.kind === "text") return token.value;
  if (token.value === "true" || token.value === "false") return token.value === "true";
  if (token.value === "null") return null;
  return /^-?\d+(\.\d+)?$/.test(token.value) ? Number(token.value) : token.value;
}

function valueOf(doc: Doc, path: string): unknown {
  return path.split("/").reduce<unknown>((value, name) => {
    if (typeof value !== "object" || value === null) return undefined;
    const key = Object.keys(value).find((candidate) => candidate.toLowerCase() === name.toLowerCase());
    return key === undefined ? undefined : Reflect.get(value, key);
  }, doc);
}

function next(tokens: Token[], state: State): Token {
  const token = tokens[state.at];
  if (!token) throw invalid("unexpected end");
  state.at += 1;
  return token;
}

function takeWord(tokens: Token[], state: State, word: string): boolean {
  const token = tokens[state.at];
  if (token?.kind !== "word" || token.value.toLowerCase() !== word) return false;
  state.at += 1;
  return true;
}

function takeMark(tokens: Token[], state: State, mark: string): boolean {
  const token = tokens[state.at];
  if (token?.kind !== "mark" || token.value !== mark) return false;
  state.at += 1;
  return true;
}

function need(tokens: Token[], state: State, mark: string): void {
  if (!takeMark(tokens, state, mark)) throw invalid(`'${mark}' expected`);
}
