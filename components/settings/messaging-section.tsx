import { Mail } from "lucide-react";
import { EmailMark } from "#components/settings/email/email-state.tsx";
import { Tile } from "#components/ui/avatar.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Section } from "#components/ui/section.tsx";
import type { EmailView } from "#lib/messages/types.ts";
import { IntegrationRow } from "./integration-row.tsx";

/** The Messaging part of Settings → Integrations: the ways out of Gatehouse. */
export function MessagingSection({ email }: { email: EmailView | null }) {
  return (
    <Section title="Messaging" help="How notifications leave Gatehouse.">
      <ul>
        <IntegrationRow
          name="Email"
          mark={<Tile name="Email" size={32} icon={<Icon of={Mail} />} />}
          line={lineOf(email)}
          state={<EmailMark email={email} />}
          control={
            <LinkButton href="/settings/integrations/email">
              {email === null ? "Connect" : "Manage"}
            </LinkButton>
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
