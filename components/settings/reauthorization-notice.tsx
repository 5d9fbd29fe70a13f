import { LinkButton } from "#components/ui/link-button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Time } from "#components/ui/time.tsx";
import { CheckAccessButton } from "./check-access-button.tsx";

type Lost = { reauthorizationSince: number | null; reauthorizationReason: string | null };

/** Entra stopped accepting us: since when, why, and the ways back. */
export function ReauthorizationNotice({ connection }: { connection: Lost }) {
  const { reauthorizationSince: since, reauthorizationReason: reason } = connection;
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
        <>
          <CheckAccessButton />
          <LinkButton href="/settings/integrations/entra/connect" variant="primary">
            Reconnect
          </LinkButton>
        </>
      }
    >
      <p>
        {reason ??
          "An admin revoked the Gatehouse Enterprise Application’s consent, or a conditional access policy is blocking the token refresh."}{" "}
        Syncs and actions wait; nothing is lost. You’ll need a Global Administrator to reconnect, of the same
        tenant.
      </p>
    </Notice>
  );
}
