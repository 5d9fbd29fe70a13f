import { describe, expect, it } from "vitest";
import type { ActionCard, PreviewRow } from "#lib/entra/actions/panel-types.ts";
import { aggregateEffect, approversOf, confirmWords, leftOutOf, worksFor } from "./effect.ts";

const GROUP = {
  name: "groupObjectId",
  kind: "group",
  label: "Group",
  placeholder: "",
  options: "all-groups",
} as const;
const ADD: Pick<ActionCard, "title" | "fields"> = { title: "Add user to group", fields: [GROUP] };
const BLOCK: Pick<ActionCard, "title" | "fields"> = { title: "Block sign-in", fields: [] };

const row = (person: string, group: string | null, more: Partial<PreviewRow> = {}): PreviewRow => ({
  subjectObjectId: person,
  subjectName: person,
  input: group === null ? {} : { groupObjectId: group },
  targetName: group,
  eligibility: { status: "ready" },
  approval: null,
  changes: [{ mark: "gains", strong: group, text: "as member" }],
  appNames: [],
  ...more,
});
const cant = { eligibility: { status: "already-so", sentence: "Already a member.", since: null } } as const;

describe("the effect of several", () => {
  it("counts groups and the apps that come with them, each once", () => {
    const rows = [
      row("Ikram", "Brand", { appNames: ["Miro", "Figma"] }),
      row("Ikram", "Studio", { appNames: ["Figma"] }),
      row("Ikram", "Lyon"),
    ];
    expect(aggregateEffect(ADD, rows)).toEqual([
      { mark: "gains", strong: "3 groups", text: "for Ikram" },
      { mark: "gains", strong: null, text: "2 apps come with them" },
    ]);
  });

  it("names the one group, counts the people, and leaves out what can't work", () => {
    const rows = [
      row("Ikram", "Brand", { appNames: ["Miro"] }),
      row("Hannah", "Brand", { appNames: ["Miro"] }),
      row("Tomasz", "Brand", cant),
    ];
    expect(aggregateEffect(ADD, rows)).toEqual([
      { mark: "gains", strong: "Brand", text: "for 2 people" },
      { mark: "gains", strong: null, text: "1 app comes with it" },
    ]);
    expect(aggregateEffect(ADD, [row("Tomasz", "Brand", cant)])).toEqual([]);
  });

  it("says what goes, and keeps what stays for every one of them", () => {
    const stays = { mark: "stays", strong: null, text: "Groups and apps stay" } as const;
    const changes = (name: string) => [
      { mark: "loses", strong: "Sign-in", text: `of ${name}` } as const,
      stays,
    ];
    const rows = ["Ikram", "Hannah"].map((name) => row(name, null, { changes: changes(name) }));
    expect(aggregateEffect(BLOCK, rows)).toEqual([
      { mark: "loses", strong: "Block sign-in", text: "for 2 people" },
      stays,
    ]);
  });
});

describe("before the click", () => {
  it("says for how many it works", () => {
    expect(worksFor([])).toBeNull();
    expect(worksFor([row("a", "g"), row("b", "g")])).toBe("Works for all 2");
    expect(worksFor([row("a", "g"), row("b", "g", cant)])).toBe("Works for 1 of 2");
  });

  it("asks with the names of those it will be done to, where it asks at all", () => {
    const rows = ["Ikram", "Hannah", "Tomasz", "Noor", "Amara"].map((name) => row(name, null));
    const asking = { title: "Block sign-in", confirm: "Block sign-in of Ikram?" };
    expect(confirmWords(asking, rows.slice(0, 2))).toBe("Block sign-in: Ikram, Hannah?");
    expect(confirmWords(asking, rows)).toBe("Block sign-in: Ikram, Hannah, Tomasz and 2 more?");
    expect(confirmWords({ ...asking, confirm: null }, rows)).toBeNull();
    expect(confirmWords(asking, [row("Ikram", null, cant)])).toBeNull();
  });

  it("says a reason once for a person for whom it is the same everywhere", () => {
    const rows = [
      row("Noor", "Brand", cant),
      row("Noor", "Studio", cant),
      row("Ikram", "Brand"),
      row("Ikram", "Studio", cant),
    ];
    expect(
      leftOutOf(rows).map(({ row, isWholePerson }) => [row.subjectName, row.targetName, isWholePerson]),
    ).toEqual([
      ["Noor", "Brand", true],
      ["Ikram", "Studio", false],
    ]);
  });

  it("names each approver once", () => {
    const rows = ["Hannah", "Hannah", "Tomasz"].map((approval, at) => row(`${at}`, "g", { approval }));
    expect(approversOf([...rows, row("x", "g")])).toEqual(["Hannah", "Tomasz"]);
  });
});
