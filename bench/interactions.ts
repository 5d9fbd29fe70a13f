import type { Page } from "@playwright/test";
import type { Interaction } from "./measure-interactions.ts";
import type { WebDesk } from "./web-desk.ts";

const blur = (page: Page) =>
  page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
const emptySearch = async (page: Page, label: string): Promise<void> => {
  const box = page.getByRole("searchbox", { name: label }).first();
  if ((await box.inputValue()) !== "") {
    await box.fill("");
    await page.waitForURL((url) => !url.searchParams.has("q"));
  }
  await box.focus();
};
const firstRow = (text: string) => ({ selector: "tbody tr:first-child", text });
const of = <Of>(list: readonly Of[], round: number): Of => {
  const one = list[round % list.length];
  if (one === undefined) throw new Error("there is nothing to choose from");
  return one;
};

/** What an agent does all day in the inbox, on a request and in People. */
export function agentInteractions({ db }: WebDesk): Interaction[] {
  const open = db.$client
    .prepare<[], { number: number }>(
      "SELECT number FROM requests WHERE status <> 'Resolved' ORDER BY updated_at DESC, number DESC LIMIT 40",
    )
    .all();
  const names = db.$client
    .prepare<[], string>(
      "SELECT display_name FROM people WHERE in_scope = 1 AND status = 'Active' ORDER BY object_id LIMIT 40",
    )
    .pluck()
    .all();
  return [...inboxInteractions, ...requestInteractions(open), ...peopleInteractions(names)];
}

const inboxInteractions: Interaction[] = [
  {
    name: "Requests: J to the next row",
    path: "/requests",
    act: (page) => page.keyboard.press("j"),
    shown: (round) => ({ selector: `tbody tr:nth-child(${round + 1}) :focus` }),
  },
  {
    name: "Requests: another view",
    path: "/requests",
    act: (page, round) =>
      page
        .getByRole("navigation", { name: "View" })
        .getByRole("link", { name: of([/^Waiting/, /^Open/], round) })
        .click(),
    shown: (round) => ({
      selector: 'nav[aria-label="View"] [aria-current]',
      text: of(["Waiting", "Open"], round),
    }),
  },
  {
    name: "Requests: a search, 150 ms of it waiting for more letters",
    path: "/requests",
    before: (page) => emptySearch(page, "Search requests"),
    act: (page, round) => page.keyboard.type(of(["printer", "badge", "laptop", "figma"], round)),
    shown: (round) => firstRow(of(["printer", "badge", "laptop", "figma"], round)),
  },
];

function requestInteractions(open: readonly { number: number }[]): Interaction[] {
  const path = `/requests/${open[0]?.number ?? 1}`;
  return [
    {
      name: "A request: N to the note, R to the reply",
      path,
      before: blur,
      act: (page, round) => page.keyboard.press(of(["n", "r"], round)),
      shown: (round) => ({ selector: `textarea[data-composer=${of(["note", "reply"], round)}]:focus` }),
    },
    {
      name: "A request: the next one",
      path,
      act: (page) => page.getByRole("link", { name: "Next request" }).click(),
      shown: (round) => ({ selector: "main header", text: `REQ-${of(open, round + 1).number}` }),
    },
  ];
}

function peopleInteractions(names: readonly string[]): Interaction[] {
  return [
    {
      name: "People: a search, 150 ms of it waiting for more letters",
      path: "/people",
      before: (page) => emptySearch(page, "Search people"),
      act: (page, round) => page.keyboard.type(of(names, round)),
      shown: (round) => firstRow(of(names, round)),
    },
    {
      name: "People: sorted by title",
      path: "/people",
      act: (page) => page.getByRole("columnheader", { name: "Title" }).getByRole("link").click(),
      shown: (round) => ({
        selector: `th[aria-sort=${of(["ascending", "descending"], round)}]`,
        text: "Title",
      }),
    },
    {
      name: "People: Space looks at one person",
      path: "/people",
      before: async (page, round) => {
        if (round > 0) await page.keyboard.press("Escape");
        await page.keyboard.press("j");
      },
      act: (page) => page.keyboard.press(" "),
      shown: () => ({ selector: "aside dt" }),
    },
  ];
}

export const portalInteractions: Interaction[] = [
  {
    name: "Portal: a search among the services",
    path: "/portal",
    before: (page) => page.getByRole("searchbox", { name: "Search what you can ask for" }).fill(""),
    act: async (page) => {
      await page.getByRole("searchbox", { name: "Search what you can ask for" }).focus();
      await page.keyboard.type("lost");
    },
    shown: () => ({ selector: "main ul:first-of-type li:first-child", text: "lost device" }),
  },
  {
    name: "Portal: a form",
    path: "/portal",
    before: async (page, round) => {
      if (round > 0) await page.goBack({ waitUntil: "networkidle" });
    },
    act: (page) => page.getByRole("link", { name: "Report lost device" }).click(),
    shown: () => ({ selector: "h1", text: "Report lost device" }),
  },
];
