"use client";
import { useQuery } from "#components/ui/query.ts";
import { fetchJson } from "#components/entra/fetch-json.ts";
import { Select } from "#components/ui/select.tsx";
import type { BundleInput } from "#lib/bundles/schema.ts";
import type { AppWay } from "#lib/bundles/types.ts";

/** Where the ways to give an app are asked for. */
export const waysUrl = (appObjectId: string) => `/api/bundles/ways?app=${appObjectId}`;

type WaySelectProps = { app: BundleInput["apps"][number]; onChange: (access: string) => void };

/** How an app is given; a way that can't work now says why below. */
export function WaySelect({ app, onChange }: WaySelectProps) {
  const { data, isError } = useQuery({
    queryKey: ["bundle-ways", app.objectId],
    queryFn: ({ signal }) => fetchJson<{ rows: AppWay[] }>(waysUrl(app.objectId), signal),
  });
  const ways = data?.rows ?? [];
  const chosen = ways.find(({ access }) => access === app.access);
  const options = ways.map(({ access, label }) => ({ value: access, label }));
  const isUnknown = data !== undefined && chosen === undefined;
  return (
    <>
      <Select
        aria-label={`How ${app.displayName} is given`}
        options={isUnknown ? [...options, { value: app.access, label: "As it was chosen before" }] : options}
        value={data === undefined ? undefined : app.access}
        placeholder={isError ? "The ways didn’t load" : "Loading…"}
        disabled={data === undefined}
        onValueChange={onChange}
      />
      {chosen?.unavailableReason ? (
        <p className="mt-1 text-12 text-warning-text">{chosen.unavailableReason}</p>
      ) : null}
      {isUnknown ? (
        <p className="mt-1 text-12 text-warning-text">This way is not there any more. Choose another one.</p>
      ) : null}
    </>
  );
}
