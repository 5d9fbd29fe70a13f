"use client";
import { useMutation } from "#components/ui/query.ts";
import { useRouter } from "next/navigation";
import { RadioGroup, RadioRow } from "#components/ui/radio-group.tsx";
import { SwitchRow } from "#components/ui/switch.tsx";
import { showToast } from "#components/ui/toast.ts";
import { saveScopeAction } from "#lib/entra/scope/server-actions.ts";
import type { Scope, ScopeChoice, ScopeNow } from "#lib/entra/scope/types.ts";
import { ScopeChips, type ChoiceKind } from "./scope-chips.tsx";
import { ScopePreviewBox } from "./scope-preview-box.tsx";
import { useScopeDraft } from "./use-scope-draft.ts";
import { isComplete, useScopePreview } from "./use-scope-preview.ts";

type ScopeSectionProps = {
  saved: Scope;
  named: { groups: ScopeChoice[]; people: ScopeChoice[] };
  now: ScopeNow;
};

type Way = { by: string; label: string; help?: string; kind?: ChoiceKind };

const GROUP_WAYS: readonly Way[] = [
  { by: "all", label: "All groups" },
  { by: "groups", label: "Only groups you choose", kind: "groups" },
  { by: "units", label: "Only groups of administrative units", kind: "units" },
];
const PEOPLE_WAYS: readonly Way[] = [
  { by: "everyone", label: "Everyone" },
  {
    by: "groups",
    label: "Members of groups you choose",
    help: "Members of the groups inside them count too.",
    kind: "groups",
  },
  { by: "units", label: "Members of administrative units", kind: "units" },
  {
    by: "ou",
    label: "An organizational unit on-premises",
    help: "Those below it count too. Only people synced from Active Directory have one.",
    kind: "ou",
  },
];

const figures = new Intl.NumberFormat("en-GB");

/** Who and what is in sight: choices at the left, what saving them would change at the right. */
export function ScopeSection({ saved, named, now }: ScopeSectionProps) {
  const router = useRouter();
  const { form, draft, isChanged, change, setBy, setChosen, discard } = useScopeDraft(saved, named);
  const { preview, guests, blocked, isBehind, error, retry } = useScopePreview(draft, isChanged, now);
  const save = useMutation({
    mutationFn: () => saveScopeAction(draft),
    onSuccess: (result) => {
      if (result.status !== "ok") return;
      showToast({ status: "done", title: "Scope saved. It applies now." });
      router.refresh();
    },
  });
  const isWhole = isComplete(draft);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_312px] gap-x-8 gap-y-5 max-xl:grid-cols-[minmax(0,1fr)]">
      <div>
        <Ways
          legend="Groups"
          ways={GROUP_WAYS}
          part={form.groups}
          countOf={(by) => (by === "all" ? figures.format(now.allGroups) : undefined)}
          onBy={(by) => setBy("groups", by)}
          onChosen={(kind, chosen) => setChosen("groups", kind, chosen)}
        />
        <Ways
          legend="People"
          ways={PEOPLE_WAYS}
          part={form.people}
          onBy={(by) => setBy("people", by)}
          onChosen={(kind, chosen) => setChosen("people", kind, chosen)}
        />
        <div className="mt-1 border-t border-line">
          <SwitchRow
            label="Include deactivated users"
            help="Blocked in Entra. Agents can unblock them either way."
            count={isWhole ? figures.format(blocked) : undefined}
            checked={form.includeBlocked}
            onCheckedChange={(includeBlocked) => change({ includeBlocked })}
          />
          <SwitchRow
            label="Include guest accounts"
            help="Excluded by default."
            count={isWhole ? figures.format(guests) : undefined}
            checked={form.includeGuests}
            onCheckedChange={(includeGuests) => change({ includeGuests })}
          />
        </div>
      </div>
      <ScopePreviewBox
        preview={preview}
        now={now}
        isChanged={isChanged}
        isComplete={isWhole}
        isBehind={isBehind}
        isSaving={save.isPending}
        error={error ?? (save.data !== undefined && save.data.status !== "ok" ? save.data.message : null)}
        onRetry={error === null ? undefined : retry}
        onSave={() => save.mutate()}
        onDiscard={() => {
          save.reset();
          discard();
        }}
      />
    </div>
  );
}

type WaysProps = {
  legend: string;
  ways: readonly Way[];
  part: { by: string; chosen: Partial<Record<ChoiceKind, ScopeChoice[]>> };
  countOf?: (by: string) => string | undefined;
  onBy: (by: string) => void;
  onChosen: (kind: ChoiceKind, chosen: ScopeChoice[]) => void;
};

function Ways({ legend, ways, part, countOf, onBy, onChosen }: WaysProps) {
  return (
    <fieldset className="mb-3 min-w-0">
      <legend className="text-12 font-medium text-ink-2">{legend}</legend>
      <RadioGroup value={part.by} onValueChange={onBy} aria-label={legend}>
        {ways.map(({ by, label, help, kind }) => (
          <RadioRow key={by} value={by} label={label} help={help} count={countOf?.(by)}>
            {kind !== undefined && part.by === by ? (
              <ScopeChips
                kind={kind}
                chosen={part.chosen[kind] ?? []}
                onChange={(chosen) => onChosen(kind, chosen)}
              />
            ) : null}
          </RadioRow>
        ))}
      </RadioGroup>
    </fieldset>
  );
}
