import { fetchJson } from "#components/entra/fetch-json.ts";
import { GroupKindIcon } from "#components/entra/actions/group-kind-icon.tsx";
import { Avatar, Tile } from "#components/ui/avatar.tsx";
import type { LoadOptions } from "#components/ui/use-combobox-options.ts";
import type { GroupManageability } from "#lib/directory/group-manageability.ts";

type Found = { rows: readonly { objectId: string; displayName: string; detail: string }[] };
type FoundGroups = { rows: readonly (Found["rows"][number] & { manageability: GroupManageability })[] };

const search = (path: string, q: string) => `${path}?q=${encodeURIComponent(q)}`;

/** People in scope by name. */
export const findPeople: LoadOptions = async (query, signal) => {
  const { rows } = await fetchJson<Found>(search("/api/people", query), signal);
  return rows.map(({ objectId, displayName, detail }) => ({
    value: objectId,
    label: displayName,
    detail,
    icon: <Avatar name={displayName} objectId={objectId} size={20} />,
  }));
};

/** Any group by name: what somebody is in can be asked of every kind. */
export const findGroups: LoadOptions = async (query, signal) => {
  const { rows } = await fetchJson<FoundGroups>(search("/api/groups", query), signal);
  return rows.map(({ objectId, displayName, detail }) => ({
    value: objectId,
    label: displayName,
    detail,
    icon: <GroupKindIcon kind={detail} />,
  }));
};

/** Groups whose members can be changed from here; the others say why not. */
export const findTargetGroups: LoadOptions = async (query, signal) => {
  const { rows } = await fetchJson<FoundGroups>(search("/api/groups", query), signal);
  return rows.map(({ objectId, displayName, detail, manageability }) => ({
    value: objectId,
    label: displayName,
    detail,
    icon: <GroupKindIcon kind={detail} />,
    unavailableReason: manageability.isManageable ? undefined : manageability.reason,
  }));
};

/** Apps by name. */
export const findApps: LoadOptions = async (query, signal) => {
  const { rows } = await fetchJson<Found>(search("/api/apps", query), signal);
  return rows.map(({ objectId, displayName, detail }) => ({
    value: objectId,
    label: displayName,
    detail,
    icon: <Tile name={displayName} />,
  }));
};
