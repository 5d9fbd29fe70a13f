"use client";
import { useQuery } from "#components/ui/query.ts";
import { useState } from "react";
import { fetchJson } from "#components/entra/fetch-json.ts";
import { PersonField } from "#components/entra/person-field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { ComboboxOption } from "#components/ui/use-combobox-options.ts";
import type { BundlePreview as Preview } from "#lib/bundles/types.ts";
import { PreviewTable } from "./preview-table.tsx";

/** What one person would be given, has already, or can't be given and why. */
export function BundlePreview() {
  const [person, setPerson] = useState<ComboboxOption | null>(null);
  const { data, error } = useQuery({
    queryKey: ["bundle-preview", person?.value],
    queryFn: ({ signal }) => fetchJson<Preview>(`/api/bundles/preview?person=${person?.value}`, signal),
    enabled: person !== null,
  });
  return (
    <div className="grid gap-3">
      <PersonField className="max-w-80" value={person} onChange={setPerson} />
      {error === null ? null : (
        <Notice tone="danger" title="The preview didn’t load" isLive>
          {error.message}
        </Notice>
      )}
      {person === null || data === undefined ? null : <PreviewTable preview={data} />}
    </div>
  );
}
