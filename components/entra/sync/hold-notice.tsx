import { LinkButton } from "#components/ui/link-button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Time } from "#components/ui/time.tsx";
import type { Hold } from "#lib/entra/sync/types.ts";

const figures = new Intl.NumberFormat("en-GB");

/** Changes that were too large to be applied unasked: what they would do, and where to decide. */
export function HoldNotice({ holds }: { holds: readonly Hold[] }) {
  const [first] = holds;
  if (first === undefined) return null;
  const one = holds.length === 1;
  return (
    <Notice
      tone="warning"
      title={
        <>
          A sync is held since <Time at={first.heldAt} />: it would change too much at once.
        </>
      }
      className="mb-6"
      action={
        one ? (
          <LinkButton href={`/settings/integrations/entra/holds/${first.id}`} variant="primary" size="s">
            Look and decide
          </LinkButton>
        ) : null
      }
    >
      {one ? (
        <p>{sentenceOf(first)}</p>
      ) : (
        <ul>
          {holds.map((hold) => (
            <li key={hold.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-1">
              <span>{sentenceOf(hold)}</span>
              <LinkButton href={`/settings/integrations/entra/holds/${hold.id}`} size="s">
                Look and decide
              </LinkButton>
            </li>
          ))}
        </ul>
      )}
    </Notice>
  );
}

function sentenceOf(hold: Hold): string {
  return `${figures.format(hold.count)} ${hold.words}. ${whyHeld(hold)}`;
}

/** Why somebody has to decide, and what happens meanwhile. */
export function whyHeld({ known, limit }: Hold): string {
  return `Gatehouse knows ${figures.format(known)}; up to ${figures.format(limit)} at once need no question. They stay as they were until you decide; everything else goes on.`;
}
