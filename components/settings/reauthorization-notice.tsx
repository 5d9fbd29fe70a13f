import { LinkButton } from "#components/ui/link-button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Time } from "#components/ui/time.tsx";

/** Entra stopped accepting us: since when, why, and the way back. */
export function ReauthorizationNotice({ since, reason }: { since: number | null; reason: string | null }) {
  return (
    <Notice
      tone="warning"
      title={
        <>
          Entra stopped accepting Gatehouse’s sign-in{since === null ? "" : " at "}
          {since === null ? null : <Time at={since} />}.
        </>
      }
      className="mb-4"
      action={
        <LinkButton href="/settings/integrations/entra/connect" variant="primary">
          Reconnect
        </LinkButton>
      }
    >
      <p>
        {reason ??
          "An admin revoked the Gatehouse Enterprise Application’s consent, or a conditional access policy is blocking the token refresh."}{" "}
        Syncs and actions wait; nothing is lost. You’ll need a Global Administrator.
      </p>
    </Notice>
  );
}

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
        <span className="text-id">{missing.join(", ")}</span> {missing.length === 1 ? "was" : "were"} not
        granted. Reconnect and grant the full permission set.
      </p>
    </Notice>
  );
}
