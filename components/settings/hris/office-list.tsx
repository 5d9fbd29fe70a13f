"use client";
import { useState } from "react";
import { useChange } from "#components/requests/use-change.ts";
import { findZones, zoneOption } from "#components/settings/general/find-zones.ts";
import { ChangeProblem } from "#components/settings/protection/change-problem.tsx";
import { Button } from "#components/ui/button.tsx";
import { Combobox } from "#components/ui/combobox.tsx";
import type { OfficeZone } from "#lib/hris/offices/zone-data.ts";
import { sendOfficeZone } from "#lib/hris/server-actions.ts";

const FEW = 8;

type OfficeListProps = { offices: readonly OfficeZone[]; workspaceZone: string };

/** Every office with its time zone; those without one have the workspace's. */
export function OfficeList({ offices, workspaceZone }: OfficeListProps) {
  const [isAll, setAll] = useState(false);
  const { run, isRunning, error } = useChange();
  if (offices.length === 0)
    return <p className="text-ink-2">Nobody in the directory has an office location.</p>;
  const shown = isAll ? offices : offices.slice(0, FEW);
  return (
    <div className="grid max-w-160 gap-3">
      <p className="text-ink-2">{`An office without a time zone has the workspace’s: ${zoneOption(workspaceZone).label}.`}</p>
      <ul aria-label="Offices" className="rounded-box border border-line px-3.5">
        {shown.map(({ office, timeZone, peopleCount }) => (
          <li
            key={office}
            className="grid min-h-11 grid-cols-[minmax(0,1fr)_minmax(0,1fr)] items-center gap-x-3 border-b border-line py-1 last:border-b-0"
          >
            <div className="min-w-0">
              <span className="font-medium">{office}</span>{" "}
              <span className="text-12 whitespace-nowrap text-ink-3 tabular-nums">
                {peopleCount === 1 ? "1 person" : `${peopleCount.toLocaleString("en")} people`}
              </span>
            </div>
            <Combobox
              label={`Time zone of ${office}`}
              placeholder="The workspace’s"
              disabled={isRunning}
              queryKey={["time-zones"]}
              loadOptions={findZones}
              value={timeZone === null ? null : zoneOption(timeZone)}
              onValueChange={(option) =>
                run(() => sendOfficeZone({ office, timeZone: option?.value ?? null }))
              }
            />
          </li>
        ))}
      </ul>
      {offices.length > shown.length ? (
        <Button className="justify-self-start" onClick={() => setAll(true)}>
          {`Show all ${offices.length} offices`}
        </Button>
      ) : null}
      <ChangeProblem words={error} />
    </div>
  );
}
