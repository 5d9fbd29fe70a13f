import { beforeEach, describe, expect, test } from "vitest";
import { memberDesk } from "#lib/members/testing.ts";
import { newId } from "#lib/platform/ids.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { addNote } from "./add-note.ts";
import { assignRequests } from "./assign-requests.ts";
import { INBOX_PAGE, QUEUE_ABOVE, QUEUE_BELOW, SAVED_VIEWS_MAX } from "./constants.ts";
import { readInbox } from "./inbox-data.ts";
import { markSeen } from "./mark-seen.ts";
import { readQueue } from "./queue-data.ts";
import { removeView } from "./remove-view.ts";
import { replyToRequest } from "./reply-to-request.ts";
import { resolveRequests } from "./resolve-requests.ts";
import { saveView } from "./save-view.ts";
import { INBOX_SORTS } from "./schema.ts";
import { submitRequest } from "./submit-request.ts";
import type { InboxQuery } from "./types.ts";
import { listSavedViews } from "./views-data.ts";

const HOUR_MS = 60 * 60_000;
let desk: ReturnType<typeof memberDesk>;
let kwame: MemberContext;
let noor: MemberContext;
let ikram: MemberContext;
let hannah: MemberContext;
const ids: string[] = [];
beforeEach(() => {
  desk = memberDesk();
  kwame = desk.signedIn("agent", "Kwame Mensah");
  noor = desk.signedIn("admin", "Noor Haidari");
  ikram = desk.signedIn("employee", "Ikram Benali");
  hannah = desk.signedIn("employee", "Hannah Lindqvist");
  ids.length = 0;
  for (const [who, title] of [
    [ikram, "b: badge"],
    [hannah, "A: screen"],
    [ikram, "c: phone"],
  ] as const) {
    const formToken = newId();
    submitRequest(who, { formToken, serviceKey: "something-else", title, details: "" });
    ids.push(formToken);
    desk.time.now += 26 * HOUR_MS;
  }
});
const idOf = (at: number) => ids[at] ?? "";
const numbers = (query: Partial<InboxQuery>, who = kwame) =>
  readInbox(who, { view: "open", q: "", ...query }).rows.map(({ number }) => number);
const unread = (who: MemberContext) =>
  readInbox(who, { view: "open", q: "" })
    .rows.filter(({ isUnread }) => isUnread)
    .map(({ number }) => number);

describe("filters and order", () => {
  test("each narrows the list, and the counts with it", () => {
    assignRequests(kwame, { requestIds: [idOf(0)], assigneeId: kwame.actor.id });
    expect(numbers({ requester: ikram.actor.id }).toSorted()).toEqual([1, 3]);
    expect(numbers({ assignee: "me" })).toEqual([1]);
    expect(numbers({ assignee: "me" }, noor)).toEqual([]);
    expect(numbers({ assignee: kwame.actor.id }, noor)).toEqual([1]);
    expect(numbers({ assignee: "nobody" }).toSorted()).toEqual([2, 3]);
    expect(numbers({ service: "app-access" })).toEqual([]);
    expect(numbers({ status: "Waiting" })).toEqual([]);
    expect(numbers({ age: "day" })).toHaveLength(3);
    expect(numbers({ age: "week" })).toEqual([]);
    const { counts, rows } = readInbox(kwame, { view: "mine", q: "", requester: ikram.actor.id });
    expect(counts).toMatchObject({ open: 2, mine: 1, unassigned: 1 });
    expect(rows).toHaveLength(1);
  });

  test("every column sorts both ways, names without regard to case", () => {
    expect(numbers({ sort: "title" })).toEqual([2, 1, 3]);
    expect(numbers({ sort: "title", order: "desc" })).toEqual([3, 1, 2]);
    expect(numbers({ sort: "requester" })).toEqual([2, 3, 1]);
    expect(numbers({ sort: "number" })).toEqual([3, 2, 1]);
    expect(numbers({ sort: "created", order: "asc" })).toEqual([1, 2, 3]);
    expect(numbers({ sort: "assignee" })).toHaveLength(3);
    expect(numbers({ sort: "service" })).toHaveLength(3);
  });
});

describe("pages", () => {
  /** Enough for three pages, many of them at the same moment and with the same title. */
  const fill = () => {
    for (let at = 0; at < 2 * INBOX_PAGE + 20; at += 1) {
      if (at % 30 === 0) desk.time.now += HOUR_MS;
      submitRequest(at % 2 === 0 ? ikram : hannah, {
        formToken: newId(),
        serviceKey: "something-else",
        title: `Title ${at % 7}`,
        details: "",
      });
    }
  };
  const page = (query: Partial<InboxQuery>) => {
    const { rows, ...rest } = readInbox(kwame, { view: "open", q: "", ...query });
    return { ...rest, numbers: rows.map(({ number }) => number) };
  };
  /** The numbers of every page, from the first to the last. */
  const walk = (query: Partial<InboxQuery>) => {
    const pages = [page(query)];
    for (let next = pages[0]?.next ?? null; next !== null; next = pages.at(-1)?.next ?? null)
      pages.push(page({ ...query, after: next }));
    return pages;
  };

  test("hold every request once, in every order, and lead back the same way", () => {
    fill();
    for (const sort of INBOX_SORTS)
      for (const order of ["asc", "desc"] as const) {
        const pages = walk({ sort, order });
        expect(pages.map(({ numbers: found }) => found.length)).toEqual([INBOX_PAGE, INBOX_PAGE, 23]);
        expect(new Set(pages.flatMap(({ numbers: found }) => found)).size).toBe(2 * INBOX_PAGE + 23);
        const [first, second, last] = pages;
        expect(first?.previous).toBeNull();
        expect(page({ sort, order, before: last?.previous ?? "" }).numbers).toEqual(second?.numbers);
        expect(page({ sort, order, before: second?.previous ?? "" })).toMatchObject({
          numbers: first?.numbers,
          previous: null,
        });
      }
  });

  test("stay where they are when a request above them moves", () => {
    fill();
    const [, second] = walk({});
    const after = page({}).next ?? "";
    desk.time.now += HOUR_MS;
    replyToRequest(ikram, { requestId: idOf(0), body: "Any news?" });
    expect(page({ after }).numbers).toEqual(second?.numbers);
  });

  test("begin anew when an address names no place, or one with nothing after it", () => {
    const first = page({}).numbers;
    for (const after of ["", "~", "x~1", "1~x", "-5~1", `${"9".repeat(30)}~1`, "0~1"])
      expect(page({ after }).numbers).toEqual(first);
    expect(page({ before: "0~1" })).toMatchObject({ numbers: first, previous: null, next: null });
  });
});

describe("unread marks", () => {
  test("are each member's own, and come back with the next change", () => {
    markSeen(kwame, { requestId: idOf(0), upTo: desk.time.now });
    expect(unread(kwame).toSorted()).toEqual([2, 3]);
    expect(unread(noor)).toHaveLength(3);
    desk.time.now += 1;
    replyToRequest(ikram, { requestId: idOf(0), body: "Any news?" });
    expect(unread(kwame)).toContain(1);
  });

  test("never go back, and never run ahead of the clock", () => {
    markSeen(kwame, { requestId: idOf(0), upTo: desk.time.now });
    markSeen(kwame, { requestId: idOf(0), upTo: 0 });
    expect(unread(kwame)).not.toContain(1);
    markSeen(kwame, { requestId: idOf(0), upTo: desk.time.now * 2 });
    desk.time.now += 1;
    replyToRequest(ikram, { requestId: idOf(0), body: "Any news?" });
    expect(unread(kwame)).toContain(1);
  });

  test("refuse someone without the role", () => {
    expect(() => markSeen(ikram, { requestId: idOf(0), upTo: 1 })).toThrow(
      expect.objectContaining({ code: "not-found" }),
    );
  });
});

describe("several at once", () => {
  test("are assigned and closed together, each written on its own timeline", () => {
    expect(assignRequests(kwame, { requestIds: ids, assigneeId: noor.actor.id })).toEqual({ requests: 3 });
    expect(resolveRequests(kwame, { requestIds: [idOf(0), idOf(0), idOf(1)] })).toEqual({ requests: 2 });
    expect(readInbox(noor, { view: "mine", q: "" }).counts).toMatchObject({ mine: 1, resolved: 2 });
    expect(desk.audit().filter((event) => event === "request.assigned")).toHaveLength(3);
  });

  test("all or none: one that is not there stops the rest", () => {
    const requestIds = [idOf(0), newId()];
    expect(() => resolveRequests(kwame, { requestIds })).toThrow(
      expect.objectContaining({ code: "not-found" }),
    );
    expect(readInbox(kwame, { view: "resolved", q: "" }).counts.resolved).toBe(0);
  });

  test("refuse someone without the role", () => {
    for (const attempt of [
      () => assignRequests(ikram, { requestIds: ids, assigneeId: null }),
      () => resolveRequests(ikram, { requestIds: ids }),
    ])
      expect(attempt).toThrow(expect.objectContaining({ code: "not-found" }));
  });
});

describe("saved views", () => {
  const query = { view: "open", q: "", age: "week" } as const;

  test("are each member's own; the same name replaces; a foreign one does not exist", () => {
    saveView(kwame, { name: "Old", query });
    saveView(kwame, { name: "Old", query: { ...query, age: "day" } });
    expect(listSavedViews(kwame)).toMatchObject([{ name: "Old", query: { age: "day" } }]);
    expect(listSavedViews(noor)).toEqual([]);
    const viewId = listSavedViews(kwame)[0]?.id ?? "";
    expect(() => removeView(noor, { viewId })).toThrow(expect.objectContaining({ code: "not-found" }));
    removeView(kwame, { viewId });
    expect(listSavedViews(kwame)).toEqual([]);
  });

  test("are not endless, and refuse someone without the role", () => {
    for (let at = 0; at < SAVED_VIEWS_MAX; at += 1) saveView(kwame, { name: `View ${at}`, query });
    expect(() => saveView(kwame, { name: "One more", query })).toThrow(/Remove one first/);
    expect(() => saveView(ikram, { name: "Mine", query })).toThrow(
      expect.objectContaining({ code: "not-allowed" }),
    );
  });
});

describe("the queue beside a request", () => {
  const queue = (current: number) => {
    const { rows, ...rest } = readQueue(kwame, { view: "open", q: "", sort: "title" }, current);
    return { numbers: rows.map(({ number }) => number), ...rest };
  };

  test("knows its neighbours in the order of the list", () => {
    expect(queue(2)).toEqual({ numbers: [2, 1, 3], total: 3, previous: null, next: 1 });
    expect(queue(1)).toMatchObject({ previous: 2, next: 3 });
    expect(queue(3)).toMatchObject({ previous: 1, next: null });
  });

  test("leads to its first row from a request that is not in it", () => {
    resolveRequests(kwame, { requestIds: [idOf(1)] });
    expect(queue(2)).toEqual({ numbers: [1, 3], total: 2, previous: null, next: 1 });
  });

  test("holds the rows around the request when the list is long", () => {
    for (let n = 4; n <= 120; n += 1)
      submitRequest(ikram, {
        formToken: newId(),
        serviceKey: "something-else",
        title: `d ${n}`,
        details: "",
      });
    const { numbers: around, total } = queue(60);
    expect(total).toBe(120);
    expect(around).toContain(60);
    expect(around).toHaveLength(QUEUE_ABOVE + 1 + QUEUE_BELOW);
    expect(queue(around[0] ?? 0).next).toBe(around[1]);
    expect(queue(around[1] ?? 0).previous).toBe(around[0]);
  });
});

describe("naming an agent with @", () => {
  const mentioned = (who: MemberContext) =>
    readInbox(who, { view: "mentioned", q: "" }).rows.map(({ number }) => number);

  test("puts the request into their own view, until it is closed", () => {
    addNote(kwame, { requestId: idOf(1), body: "@Noor Haidari can you look? @Nobody Known" });
    expect(mentioned(noor)).toEqual([2]);
    expect(mentioned(kwame)).toEqual([]);
    resolveRequests(kwame, { requestIds: [idOf(1)] });
    expect(mentioned(noor)).toEqual([]);
  });

  test("works for agents only: an employee's @ is text", () => {
    replyToRequest(ikram, { requestId: idOf(0), body: "@Noor Haidari help" });
    expect(mentioned(noor)).toEqual([]);
  });
});
