import { Notice } from "#components/ui/notice.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Time } from "#components/ui/time.tsx";
import { ResumeButton } from "./pause-section.tsx";

/** Nothing is asked of Entra until somebody resumes. */
export function PausedNotice({
  connection: { pausedAt, pausedBy },
}: {
  connection: { pausedAt: number | null; pausedBy: string | null };
}) {
  return (
    <Notice
      tone="info"
      title={
        <>
          Paused{pausedBy === null ? "" : ` by ${pausedBy}`}
          {pausedAt === null ? null : (
            <>
              {" "}
              since <Time at={pausedAt} />
            </>
          )}
          .
        </>
      }
      className="mb-6"
      action={<ResumeButton />}
    >
      <p>Syncs and actions wait. What you see is as old as the last sync.</p>
    </Notice>
  );
}

const DAY_MS = 24 * 60 * 60_000;

/** The client secret or certificate ends soon: when, and what to do. */
export function CredentialNotice({
  connection: { credentialExpiresAt, credentialWarnedDays },
  now,
}: {
  connection: { credentialExpiresAt: number | null; credentialWarnedDays: number | null };
  now: number;
}) {
  if (credentialExpiresAt === null || credentialWarnedDays === null) return null;
  const days = Math.max(0, Math.ceil((credentialExpiresAt - now) / DAY_MS));
  return (
    <Notice
      tone={days <= 1 ? "danger" : "warning"}
      title={
        days === 0
          ? "The app’s client secret or certificate has ended."
          : `The app’s client secret or certificate ends in ${days} ${days === 1 ? "day" : "days"}.`
      }
      className="mb-6"
      action={
        <LinkButton href="/settings/integrations/entra/connect" size="s">
          Renew
        </LinkButton>
      }
    >
      <p>
        It ends on {dayOf(credentialExpiresAt)}. Make a new one in Entra under App registrations →
        Certificates &amp; secrets, and save it here before then: both work side by side, so nothing stops.
      </p>
    </Notice>
  );
}

const dayOf = (at: number) =>
  new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  }).format(at);

/** One notice for permissions that were asked and not granted. */
export function MissingNotice({
  missing,
  actions,
}: {
  missing: readonly string[];
  actions: readonly string[];
}) {
  if (missing.length === 0) return null;
  const what =
    actions.length === 0 ? "Some of the directory can’t be read." : `${actions.join(", ")}: unavailable.`;
  return (
    <Notice
      tone="warning"
      title={what}
      className="mb-6"
      action={
        <LinkButton href="/settings/integrations/entra/connect" size="s">
          Reconnect
        </LinkButton>
      }
    >
      <p>
        <span className="text-id">{missing.join(", ")}</span> {missing.length === 1 ? "is" : "are"} not
        granted. What needs {missing.length === 1 ? "it" : "them"} stays as it was. Reconnect and grant the
        full permission set.
      </p>
    </Notice>
  );
}
