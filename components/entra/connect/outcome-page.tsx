import { CopyButton } from "#components/ui/copy-button.tsx";
import { DescriptionList } from "#components/ui/description-list.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { TechnicalDetails } from "#components/ui/technical-details.tsx";
import { OUTCOME_WORDS } from "#lib/entra/connection/outcome-words.ts";
import type { ConnectOutcome } from "#lib/entra/connection/outcomes.ts";
import { ConnectFrame } from "./connect-frame.tsx";

/** How a connect attempt ended without a connection: what happened, why, what to do next. */
export function OutcomePage({
  outcome,
  code,
  link,
}: {
  outcome: ConnectOutcome;
  code: string | null;
  link: string;
}) {
  const words = OUTCOME_WORDS[outcome];
  const footer = (
    <>
      {words.retry === null ? (
        <LinkButton href="/settings/integrations/entra" variant="primary" size="l">
          Open Microsoft Entra ID
        </LinkButton>
      ) : (
        <LinkButton href="/settings/integrations/entra/connect" variant="primary" size="l">
          {words.retry}
        </LinkButton>
      )}
      {outcome === "not-enough-rights" ? (
        <CopyButton text={link} label="Copy a link to this step" hasLabel size="l" />
      ) : null}
      <LinkButton href="/settings/integrations" variant="ghost" size="l">
        Back to Integrations
      </LinkButton>
    </>
  );
  return (
    <ConnectFrame step={2} isFailed footer={footer}>
      <h1 className="text-20 font-semibold">{words.title}</h1>
      <DescriptionList
        isWide
        className="mt-5 max-w-190 border-t border-line pt-2"
        facts={[
          { term: "What happened", value: words.what },
          { term: "Why", value: words.why },
          { term: "What to do", value: words.next },
        ]}
      />
      {code === null ? null : <TechnicalDetails className="mt-3 max-w-190">{code}</TechnicalDetails>}
    </ConnectFrame>
  );
}
