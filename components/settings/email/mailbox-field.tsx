import { Notice } from "#components/ui/notice.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { DraftFields } from "./email-draft.ts";

/** The mailbox that emails come from. A shared one is enough. */
export function MailboxField({
  draft,
  onChange,
  errors,
  isMailSendGranted,
}: DraftFields & { isMailSendGranted: boolean }) {
  return (
    <>
      {isMailSendGranted ? null : (
        <Notice tone="warning" title="Mail.Send is not granted">
          <TextLink href="/settings/integrations/entra/connect">Reconnect Entra</TextLink> with the power
          “Send email”. Until then nothing goes out this way.
        </Notice>
      )}
      <TextField
        label="Mailbox"
        help="A mailbox in Exchange Online; a shared one needs no licence. Nothing is kept in its Sent Items."
        error={errors["mailbox"]}
        className="max-w-80"
        type="email"
        value={draft.mailbox}
        placeholder="it-desk@company.example"
        onValueChange={(mailbox) => onChange({ mailbox })}
      />
    </>
  );
}
