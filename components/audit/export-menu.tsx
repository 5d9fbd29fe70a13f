"use client";
import { Download } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Menu, MenuContent, MenuItem, MenuTrigger } from "#components/ui/menu.tsx";
import type { AuditQuery } from "#lib/audit/types.ts";
import { exportHref, isFiltered } from "./audit-href.ts";

/** Downloads what the filters show, all pages of it. */
export function ExportMenu({ query }: { query: AuditQuery }) {
  const what = isFiltered(query) ? "the entries that match" : "all entries";
  // Not a link: nothing may be exported, and written on the log, by looking ahead.
  const download = (format: "csv" | "ndjson") => window.location.assign(exportHref(query, format));
  return (
    <Menu>
      <MenuTrigger>
        <Button icon={<Icon of={Download} size={14} />}>Export</Button>
      </MenuTrigger>
      <MenuContent aria-label={`Export ${what}`} className="w-64">
        <MenuItem onSelect={() => download("csv")}>
          CSV
          <span className="block text-12 text-ink-3">For a spreadsheet: {what}</span>
        </MenuItem>
        <MenuItem onSelect={() => download("ndjson")}>
          NDJSON
          <span className="block text-12 text-ink-3">With hashes, to be verified: {what}</span>
        </MenuItem>
      </MenuContent>
    </Menu>
  );
}
