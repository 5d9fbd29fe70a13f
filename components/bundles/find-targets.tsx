import { AppWindow, Users } from "lucide-react";
import { fetchJson } from "#components/entra/fetch-json.ts";
import { Avatar } from "#components/ui/avatar.tsx";
import { Icon } from "#components/ui/icon.tsx";
import type { LoadOptions } from "#components/ui/use-combobox-options.ts";
import type { GroupManageability } from "#lib/directory/group-manageability.ts";

type Row = { objectId: string; displayName: string; detail: string };

const search = <Found extends Row>(path: string, query: string, signal: AbortSignal) =>
  fetchJson<{ rows: readonly Found[] }>(`${path}?${new URLSearchParams({ q: query })}`, signal);

/** Groups for a picker; those whose members can't be changed say why and can't be chosen. */
export const findGroups: LoadOptions = async (query, signal) => {
  type Found = Row & { manageability: GroupManageability };
  const { rows } = await search<Found>("/api/groups", query, signal);
  return rows.map(({ objectId, displayName, detail, manageability }) => ({
    value: objectId,
    label: displayName,
    detail,
    icon: <Icon of={Users} size={14} />,
    unavailableReason: manageability.isManageable ? undefined : manageability.reason,
  }));
};

/** Apps for a picker; disabled ones can't be chosen. */
export const findApps: LoadOptions = async (query, signal) => {
  const { rows } = await search<Row>("/api/apps", query, signal);
  return rows.map(({ objectId, displayName, detail }) => ({
    value: objectId,
    label: displayName,
    icon: <Icon of={AppWindow} size={14} />,
    unavailableReason:
      detail === "Disabled" ? "It is disabled in Entra: nobody can sign in to it." : undefined,
  }));
};

/** People in scope for a picker. */
export const findPeople: LoadOptions = async (query, signal) => {
  const { rows } = await search<Row>("/api/people", query, signal);
  return rows.map(({ objectId, displayName, detail }) => ({
    value: objectId,
    label: displayName,
    detail,
    icon: <Avatar name={displayName} objectId={objectId} size={20} />,
  }));
};
