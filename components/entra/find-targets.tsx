import { Avatar, Tile } from "#components/ui/avatar.tsx";
import type { ComboboxOption, LoadOptions } from "#components/ui/use-combobox-options.ts";
import type { GroupManageability } from "#lib/directory/group-manageability.ts";
import { GroupKindIcon } from "./actions/group-kind-icon.tsx";
import { fetchJson } from "./fetch-json.ts";

type Row = { objectId: string; displayName: string; detail: string };
type GroupRow = Row & { manageability: GroupManageability };

/** A picker's options from a list of the directory; `more` adds the mark, and why one can't be chosen. */
const finder =
  <Found extends Row>(path: string, more: (row: Found) => Partial<ComboboxOption>): LoadOptions =>
  async (query, signal) => {
    const url = `${path}?${new URLSearchParams({ q: query })}`;
    const { rows } = await fetchJson<{ rows: readonly Found[] }>(url, signal);
    return rows.map((row) => ({
      value: row.objectId,
      label: row.displayName,
      detail: row.detail,
      ...more(row),
    }));
  };

/** People in scope; `whyNot` says why one can't be chosen. */
export const findPeopleBut = (whyNot: (objectId: string) => string | undefined): LoadOptions =>
  finder<Row>("/api/people", ({ objectId, displayName }) => ({
    icon: <Avatar name={displayName} objectId={objectId} size={20} />,
    unavailableReason: whyNot(objectId),
  }));

/** People in scope. */
export const findPeople = findPeopleBut(() => undefined);

/** Any group: what somebody is in can be asked of every kind. */
export const findGroups = finder<Row>("/api/groups", ({ detail }) => ({
  icon: <GroupKindIcon kind={detail} />,
}));

/** Groups whose members can be changed from here; the others say why not. */
export const findTargetGroups = finder<GroupRow>("/api/groups", ({ detail, manageability }) => ({
  icon: <GroupKindIcon kind={detail} />,
  unavailableReason: manageability.isManageable ? undefined : manageability.reason,
}));

/** Any app. */
export const findApps = finder<Row>("/api/apps", ({ displayName }) => ({
  icon: <Tile name={displayName} />,
}));

/** Apps that can be given; disabled ones say why not. */
export const findOpenApps = finder<Row>("/api/apps", ({ displayName, detail }) => ({
  icon: <Tile name={displayName} />,
  unavailableReason: detail === "Disabled" ? "It is disabled in Entra: nobody can sign in to it." : undefined,
}));
