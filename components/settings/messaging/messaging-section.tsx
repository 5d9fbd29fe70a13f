import { Mail, MessageSquare } from "lucide-react";
import { IntegrationDoor } from "#components/settings/integration-door.tsx";
import { IntegrationRow } from "#components/settings/integration-row.tsx";
import { Tile } from "#components/ui/avatar.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Section } from "#components/ui/section.tsx";
import type { EmailView, TeamsView } from "#lib/messages/types.ts";
import { ChannelMark } from "./channel-state.tsx";

type MessagingSectionProps = { email: EmailView | null; teams: TeamsView | null };

/** The Messaging part of Settings → Integrations: the ways out of Gatehouse. */
export function MessagingSection({ email, teams }: MessagingSectionProps) {
  return (
    <Section title="Messaging" help="How notifications leave Gatehouse.">
      <ul className="grid gap-5">
        <IntegrationRow
          name="Microsoft Teams"
          mark={<Tile name="Teams" size={32} icon={<Icon of={MessageSquare} />} />}
          line="Direct messages by Gatehouse’s bot"
          state={<ChannelMark view={teams} />}
          control={
            <IntegrationDoor
              href="/settings/integrations/teams"
              isNew={teams === null}
              name="Microsoft Teams"
            />
          }
        />
        <IntegrationRow
          name="Email"
          mark={<Tile name="Email" size={32} icon={<Icon of={Mail} />} />}
          line={lineOf(email)}
          state={<ChannelMark view={email} />}
          control={
            <IntegrationDoor href="/settings/integrations/email" isNew={email === null} name="Email" />
          }
        />
      </ul>
    </Section>
  );
}

function lineOf(email: EmailView | null): string {
  if (email === null) return "Through your mail server or a Microsoft 365 mailbox";
  const { config } = email;
  return config.way === "smtp"
    ? `From ${config.from} through ${config.host}`
    : `From ${config.mailbox} through Microsoft 365`;
}
