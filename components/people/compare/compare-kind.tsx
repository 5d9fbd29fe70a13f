"use client";
import { Minus, Plus, X } from "lucide-react";
import { useState } from "react";
import { SeveralPanel, type FirstAction } from "#components/entra/actions/several-panel.tsx";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Sheet } from "#components/ui/sheet.tsx";
import type { Compared, ComparedRow } from "#lib/directory/compare-people.ts";
import type { PersonRef } from "#lib/directory/types.ts";
import { MOST_TARGETS } from "#lib/entra/actions/constants.ts";
import { CompareList } from "./compare-list.tsx";

/** Which action gives, which takes, and what its field is called. */
const KINDS = {
  group: {
    title: "Groups",
    many: "groups",
    give: ["add-user-to-group", "Add to"],
    take: ["remove-user-from-group", "Remove from"],
    field: "groupObjectId",
  },
  app: {
    title: "Apps",
    many: "apps",
    give: ["assign-application-to-user", "Assign"],
    take: ["remove-application-from-user", "Remove"],
    field: "appObjectId",
  },
} as const;

type CompareKindProps = {
  kind: keyof typeof KINDS;
  person: PersonRef;
  other: PersonRef;
  compared: Compared;
};

/** Groups or apps of two people in three lists; what is picked opens the action's form, filled in. */
export function CompareKind({ kind, person, other, compared }: CompareKindProps) {
  const { title, many, give, take, field } = KINDS[kind];
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [action, setAction] = useState<FirstAction | null>(null);
  const pick = (row: ComparedRow, isOn: boolean) => {
    const next = new Set(picked);
    if (isOn) next.add(row.objectId);
    else next.delete(row.objectId);
    setPicked(next);
  };
  const button = (
    [actionKey, verb]: readonly [string, string],
    rows: readonly ComparedRow[],
    isGain: boolean,
  ) => {
    const chosen = rows.map(({ objectId }) => objectId).filter((objectId) => picked.has(objectId));
    if (chosen.length === 0) return null;
    const tooMany = chosen.length > MOST_TARGETS ? `${MOST_TARGETS} at once is the most.` : undefined;
    return (
      <Button
        size="s"
        variant={isGain ? "primary" : "secondary"}
        icon={<Icon of={isGain ? Plus : Minus} size={14} />}
        disabledReason={tooMany}
        onClick={() => setAction({ actionKey, filledIn: { [field]: chosen } })}
      >
        {`${verb} ${chosen.length} ${chosen.length === 1 ? kind : many}`}
      </Button>
    );
  };
  const list = { kind, picked, onPick: pick };
  return (
    <section className="mb-8">
      <header className="flex min-h-9 items-center gap-2 border-b border-line-2">
        <h3 className="flex-1 text-14 leading-5 font-semibold">{title}</h3>
        {button(give, compared.onlyThem, true)}
        {button(take, compared.onlyMe, false)}
      </header>
      <div className="mt-3 grid gap-x-6 gap-y-5 md:grid-cols-3 [&>*]:min-w-0">
        <CompareList {...list} title={`Only ${other.displayName}`} rows={compared.onlyThem} change="gains" />
        <CompareList {...list} title="Both" rows={compared.both} change="stays" />
        <CompareList {...list} title={`Only ${person.displayName}`} rows={compared.onlyMe} change="loses" />
      </div>
      <Sheet
        isOpen={action !== null}
        onOpenChange={(isOpen) => isOpen || setAction(null)}
        title={`Change access of ${person.displayName}`}
        isTitleHidden
      >
        {action === null ? null : (
          <SeveralPanel
            people={[person]}
            first={action}
            headEnd={<IconButton label="Close" icon={<Icon of={X} />} onClick={() => setAction(null)} />}
          />
        )}
      </Sheet>
    </section>
  );
}
