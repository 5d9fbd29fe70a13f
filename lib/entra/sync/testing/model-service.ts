import type { ModelDirectory, ModelKind } from "./model-directory.ts";
import { deltaItem } from "./model-delta-items.ts";
import { planRound, type Round } from "./model-delta.ts";
import { COLLECTION_KINDS, listItems, type Item } from "./model-lists.ts";
import type { Random } from "./random.ts";

export type ServiceAnswer = { status: number; body: Item; headers: Record<string, string> };

/** How this tenant's service differs from others, and what a test changes on the way. */
export type ServiceMood = {
  /** Nothing is late any more: a delta round tells everything. */
  isCalm: boolean;
  /** Delta tokens and page links given in an earlier epoch are of no use. */
  tokenEpoch: number;
  pageEpoch: number;
  refuses: ReadonlySet<Refusal>;
};

/** What some services answer with 400: an expand, or a starting point for the changes of a kind. */
export type Refusal = "manager" | "owners" | ModelKind;

type Token = { kind: ModelKind; select: readonly string[]; from: number };

/** Answers the calls the sync makes: lists in small pages, and delta rounds. */
export function createModelService(directory: ModelDirectory, random: Random, mood: ServiceMood) {
  const deltaTokens = new Map<string, Token & { epoch: number }>();
  const pageTokens = new Map<string, { round: Round; page: number; epoch: number }>();
  /** Per kind, the newest version a link was given for: no round ends before it. */
  const told = new Map<ModelKind, number>();

  function answerList(url: URL): ServiceAnswer {
    const expand = url.searchParams.get("$expand")?.split("(")[0];
    if ((expand === "manager" || expand === "owners") && mood.refuses.has(expand)) return notSupported();
    const items = listItems(directory, url);
    if (items === undefined) return failure(404, "Request_ResourceNotFound", "Resource does not exist.");
    const [epoch, after] = url.searchParams.get("$skiptoken")?.split("|") ?? [];
    if (epoch !== undefined && Number(epoch) !== mood.pageEpoch) return stalePage();
    const rest = items
      .filter(({ id }) => after === undefined || String(id) > after)
      .toSorted((a, b) => (String(a["id"]) < String(b["id"]) ? -1 : 1));
    const page = rest.slice(0, random.between(1, 6));
    if (page.length === rest.length) return ok({ value: page });
    // Now and then an object comes once more on the next page.
    const last = page.at(random.chance(0.1) && page.length > 1 ? -2 : -1);
    const next = new URL(url);
    next.searchParams.set("$skiptoken", `${mood.pageEpoch}|${String(last?.["id"])}`);
    return ok({ value: page, "@odata.nextLink": next.href });
  }

  function answerDelta(url: URL): ServiceAnswer {
    const skip = url.searchParams.get("$skiptoken");
    if (skip !== null) {
      const at = pageTokens.get(skip);
      return at?.epoch === mood.pageEpoch ? answerPage(url, at.round, at.page) : stalePage();
    }
    const kind = COLLECTION_KINDS[url.pathname.replace("/v1.0/", "").replace("/delta", "")] ?? "user";
    const select = url.searchParams.get("$select")?.split(",") ?? [];
    const token = url.searchParams.get("$deltatoken");
    if (token === null) return answerPage(url, begin({ kind, select, from: 0 }), 0);
    if (token === "latest") {
      if (mood.refuses.has(kind)) return notSupported();
      const from = mood.isCalm ? directory.version : Math.max(1, directory.version - random.below(5));
      return ok({ value: [], "@odata.deltaLink": deltaLink(url, { kind, select, from }) });
    }
    const known = deltaTokens.get(token);
    return known?.epoch === mood.tokenEpoch ? answerPage(url, begin(known), 0) : expired(url);
  }

  function begin({ kind, select, from }: Token): Round {
    const isLate = !mood.isCalm && random.chance(0.3);
    const late = Math.max(from, told.get(kind) ?? 0, directory.version - random.below(8));
    return planRound(directory, random, { kind, select, from, to: isLate ? late : directory.version });
  }

  function answerPage(url: URL, round: Round, page: number): ServiceAnswer {
    const writer = { directory, random, round };
    const value = (round.pages[page] ?? []).flatMap((entry) => deltaItem(writer, entry));
    if (page + 1 >= round.pages.length) {
      return ok({ value, "@odata.deltaLink": deltaLink(url, { ...round, from: round.to }) });
    }
    const token = `page${pageTokens.size}`;
    pageTokens.set(token, { round, page: page + 1, epoch: mood.pageEpoch });
    return ok({ value, "@odata.nextLink": `${url.origin}${url.pathname}?$skiptoken=${token}` });
  }

  function deltaLink(url: URL, { kind, select, from }: Token): string {
    const token = `delta${deltaTokens.size}`;
    deltaTokens.set(token, { kind, select, from, epoch: mood.tokenEpoch });
    told.set(kind, Math.max(from, told.get(kind) ?? 0));
    return `${url.origin}${url.pathname}?$deltatoken=${token}`;
  }

  /** Three ways to say that a delta token is of no use. */
  function expired(url: URL): ServiceAnswer {
    const gone = failure(410, "resyncRequired", "Start over.");
    const location = `${url.origin}${url.pathname}?$deltatoken=`;
    const others = [
      failure(404, "syncStateNotFound", "The sync state was not found."),
      failure(400, "Request_BadRequest", "Badly formed token."),
    ];
    return random.pick([{ ...gone, headers: { location } }, ...others]) ?? gone;
  }

  return (url: URL): ServiceAnswer => (url.pathname.endsWith("/delta") ? answerDelta(url) : answerList(url));
}

const ok = (body: Item): ServiceAnswer => ({ status: 200, body, headers: {} });
const notSupported = () => failure(400, "BadRequest", "Not supported.");
const stalePage = () => failure(400, "Directory_ExpiredPageToken", "The page token has expired.");

export function failure(status: number, code: string, message: string): ServiceAnswer {
  return { status, body: { error: { code, message, innerError: {} } }, headers: {} };
}
