"use client";
import { Download } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Menu, MenuContent, MenuItem, MenuTrigger } from "#components/ui/menu.tsx";
import type { PeopleColumn } from "#lib/directory/people-columns.ts";

type PeopleExportProps = {
  /** The search part of the list's address. */
  search: string;
  columns: readonly PeopleColumn[];
  offered: readonly PeopleColumn[];
  /** How many it will be, in words. */
  who: string;
};

/** Downloads everybody the filters find, in the list's order, as CSV. */
export function PeopleExport({ search, columns, offered, who }: PeopleExportProps) {
  // Not a link: nothing may be exported, and written on the log, by looking ahead.
  const download = (chosen: readonly PeopleColumn[]) => {
    const params = new URLSearchParams(search);
    params.set("columns", chosen.join(","));
    window.location.assign(`/api/people/export?${params}`);
  };
  return (
    <Menu>
      <MenuTrigger>
        <Button icon={<Icon of={Download} size={14} />}>Export</Button>
      </MenuTrigger>
      <MenuContent aria-label={`Export ${who}`} className="w-64">
        <MenuItem onSelect={() => download(columns)}>
          CSV, visible columns
          <span className="block text-12 text-ink-3">{who}</span>
        </MenuItem>
        <MenuItem onSelect={() => download(offered)}>
          CSV, all columns
          <span className="block text-12 text-ink-3">{who}</span>
        </MenuItem>
      </MenuContent>
    </Menu>
  );
}
