"use client";
import { useRouter } from "next/navigation";
import { fetchJson } from "#components/entra/fetch-json.ts";
import { Avatar } from "#components/ui/avatar.tsx";
import { Combobox } from "#components/ui/combobox.tsx";
import { Field } from "#components/ui/field.tsx";
import { PopoverContent } from "#components/ui/popover.tsx";
import { Select, type SelectOption } from "#components/ui/select.tsx";
import type { LoadOptions } from "#components/ui/use-combobox-options.ts";
import type { MemberChoice } from "#lib/members/types.ts";
import { changed, inboxHref } from "#lib/requests/inbox-href.ts";
import type { InboxOptions, InboxQuery } from "#lib/requests/types.ts";
import { AGES, STATUSES, type FilterPart } from "./inbox-filter-words.ts";

const ANY = "any";

type InboxFilterPanelProps = { query: InboxQuery; options: InboxOptions };

/** What the inbox can be narrowed by; each choice counts at once. */
export function InboxFilterPanel({ query, options }: InboxFilterPanelProps) {
  const router = useRouter();
  const apply = (part: FilterPart, value: string | undefined) =>
    router.replace(inboxHref(changed(query, { [part]: value })), { scroll: false });
  const pick = (part: Exclude<FilterPart, "requester">, label: string, choices: readonly SelectOption[]) => (
    <Field label={label}>
      {({ isInvalid: _unused, ...control }) => (
        <Select
          {...control}
          options={[{ value: ANY, label: "Any" }, ...choices]}
          value={query[part] ?? ANY}
          onValueChange={(value) => apply(part, value === ANY ? undefined : value)}
        />
      )}
    </Field>
  );
  const { requester } = options;
  return (
    <PopoverContent aria-label="Filter requests" className="grid w-72 gap-3">
      {pick(
        "service",
        "Service",
        options.services.map(({ key, title }) => ({ value: key, label: title })),
      )}
      {pick("assignee", "Assignee", [
        { value: "me", label: "Me" },
        { value: "nobody", label: "Nobody" },
        ...options.agents.map(({ id, displayName }) => ({ value: id, label: displayName })),
      ])}
      <Field label="Requester">
        {(control) => (
          <Combobox
            {...control}
            label="Requester"
            placeholder="Any"
            value={requester === null ? null : { value: requester.id, label: requester.displayName }}
            onValueChange={(option) => apply("requester", option?.value)}
            queryKey={["requesters"]}
            loadOptions={findMembers}
          />
        )}
      </Field>
      {pick(
        "status",
        "Status",
        STATUSES.map((value) => ({ value, label: value })),
      )}
      {pick("age", "Filed at least this long ago", AGES)}
    </PopoverContent>
  );
}

const findMembers: LoadOptions = async (query, signal) => {
  type Found = { rows: readonly MemberChoice[] };
  const { rows } = await fetchJson<Found>(`/api/members?q=${encodeURIComponent(query)}`, signal);
  return rows.map(({ id, objectId, displayName, email }) => ({
    value: id,
    label: displayName,
    detail: email,
    icon: <Avatar name={displayName} objectId={objectId ?? id} size={20} />,
  }));
};
