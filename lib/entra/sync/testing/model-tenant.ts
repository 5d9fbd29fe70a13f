import type { Transport, WireAnswer, WireRequest } from "#lib/entra/graph/transport.ts";
import { createChanger } from "./model-changes.ts";
import { ModelDirectory } from "./model-directory.ts";
import { busy, faulty, onTheWire, unauthorized } from "./model-faults.ts";
import { createModelService, type Refusal, type ServiceAnswer, type ServiceMood } from "./model-service.ts";
import type { Random } from "./random.ts";

/** How much happens from here on while we read; each is used up. */
export type Unrest = {
  /** Answers that are lost, cut, refused or put off. */
  faults: number;
  /** Times that admins change something between two requests. */
  changes: number;
};

/**
 * A tenant in memory, as the wire of a Graph client. It answers the calls of the sync as unkindly as
 * Microsoft Graph may, and one seed decides everything it does.
 */
export function createModelTenant(random: Random, tenantId: string) {
  const directory = new ModelDirectory(tenantId);
  const change = createChanger(directory, random);
  change(random.between(10, 50));
  const mood: ServiceMood = { isCalm: false, tokenEpoch: 0, pageEpoch: 0, refuses: refusals(random) };
  const answer = createModelService(directory, random, mood);
  const unrest: Unrest = { faults: 0, changes: 0 };
  const unauthorizedCalls = new Set<string>();
  let onRequest: (() => void) | undefined;
  let onAnswer: ((request: WireRequest, text: string) => void) | undefined;

  function isDisturbed(): boolean {
    if (unrest.faults === 0 || !random.chance(0.06)) return false;
    unrest.faults -= 1;
    return true;
  }

  const transport: Transport = async (request) => {
    await pass(random, request);
    onRequest?.();
    if (unrest.changes > 0 && random.chance(0.2)) {
      unrest.changes -= 1;
      change(random.between(1, 3));
    }
    const url = new URL(request.url);
    const good = onTheWire(url.pathname === "/v1.0/$batch" ? answerBatch(request) : answer(url));
    await pass(random, request);
    return deliver(request, good);
  };

  function deliver(request: WireRequest, good: WireAnswer): WireAnswer {
    const call = String(request.headers["client-request-id"]);
    const isDisrupted = !unauthorizedCalls.delete(call) && isDisturbed();
    onAnswer?.(request, isDisrupted ? "a fault" : good.text);
    if (!isDisrupted) return good;
    if (random.chance(0.85)) return faulty(good, random);
    unauthorizedCalls.add(call);
    return unauthorized();
  }

  function answerBatch({ url, body }: WireRequest): ServiceAnswer {
    // Written by our own Graph client.
    const { requests } = JSON.parse(body ?? "") as { requests: { id: string; url: string }[] };
    const responses = requests.map(({ id, url: part }) => ({
      id,
      ...(isDisturbed() ? busy(random) : answer(new URL(`/v1.0${part}`, url))),
    }));
    return { status: 200, body: { responses: random.shuffled(responses) }, headers: {} };
  }

  return {
    directory,
    transport,
    unrest,
    change,
    /** Told of every request before it is answered; what it throws, the caller of the request gets. */
    listen(listener: typeof onRequest): void {
      onRequest = listener;
    },
    /** Told of every answer, for somebody who wants to read along. */
    follow(listener: typeof onAnswer): void {
      onAnswer = listener;
    },
    expireDeltaTokens: (): void => void (mood.tokenEpoch += 1),
    expirePageTokens: (): void => void (mood.pageEpoch += 1),
    /** From here on nothing changes, nothing fails, and delta is up to date. */
    calm(): void {
      Object.assign(unrest, { faults: 0, changes: 0 });
      mood.isCalm = true;
    },
  };
}

function refusals(random: Random): Set<Refusal> {
  const all = ["manager", "owners", "user", "group", "app", "unit"] as const;
  return new Set<Refusal>(random.some(all, random.chance(0.2) ? 0.3 : 0));
}

/** Some turns of the event loop, so that steps overtake each other. */
async function pass(random: Random, { signal }: WireRequest): Promise<void> {
  for (let turns = random.below(5); turns > 0; turns -= 1) await Promise.resolve();
  if (signal?.aborted === true) throw signal.reason;
}
