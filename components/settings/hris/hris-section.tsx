import { FileSpreadsheet, Webhook } from "lucide-react";
import { IntegrationDoor } from "#components/settings/integration-door.tsx";
import { IntegrationRow } from "#components/settings/integration-row.tsx";
import { Tile } from "#components/ui/avatar.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Section } from "#components/ui/section.tsx";
import { StatusMark } from "#components/ui/status-mark.tsx";

type HrisSectionProps = { csv: number; api: number };

/** The HRIS part of Settings → Integrations: where start and end dates come from. */
export function HrisSection({ csv, api }: HrisSectionProps) {
  return (
    <Section title="HRIS" help="Who starts and leaves, and when.">
      <ul className="grid gap-5">
        <IntegrationRow
          name="CSV file"
          mark={<Tile name="CSV" size={32} icon={<Icon of={FileSpreadsheet} />} />}
          line="People with start and end dates, uploaded by hand"
          state={<PeopleMark count={csv} />}
          control={<IntegrationDoor href="/settings/integrations/hris" isNew={csv === 0} name="CSV file" />}
        />
        <IntegrationRow
          name="API"
          mark={<Tile name="API" size={32} icon={<Icon of={Webhook} />} />}
          line="The same, sent by your HR system"
          state={<PeopleMark count={api} />}
          control={<IntegrationDoor href="/settings/integrations/hris#api" isNew={api === 0} name="API" />}
        />
      </ul>
    </Section>
  );
}

function PeopleMark({ count }: { count: number }) {
  if (count === 0) return <StatusMark glyph="hollow">Not used yet</StatusMark>;
  return (
    <StatusMark glyph="dot">{count === 1 ? "1 person" : `${count.toLocaleString("en")} people`}</StatusMark>
  );
}
