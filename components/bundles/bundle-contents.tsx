import { StatusMark } from "#components/ui/status-mark.tsx";
import { Section } from "#components/ui/section.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { BundleView, MissingItem } from "#lib/bundles/types.ts";

/** A bundle to read. */
export function BundleContents({ bundle }: { bundle: BundleView }) {
  const { groups, apps, missing } = bundle;
  return (
    <>
      <Section title="Groups">
        <ul className="grid gap-1">
          {groups.map(({ objectId, displayName }) => (
            <li key={objectId}>
              <TextLink href={`/groups/${objectId}`}>{displayName}</TextLink>
            </li>
          ))}
          {groups.length === 0 ? <li className="text-ink-2">None.</li> : null}
        </ul>
      </Section>
      <Section title="Apps">
        <ul className="grid gap-1">
          {apps.map(({ objectId, displayName, how }) => (
            <li key={objectId}>
              <TextLink href={`/apps/${objectId}`}>{displayName}</TextLink>{" "}
              <span className="text-ink-3">{how}</span>
            </li>
          ))}
          {apps.length === 0 ? <li className="text-ink-2">None.</li> : null}
        </ul>
      </Section>
      {missing.length === 0 ? null : (
        <Section title="Gone" help="Named here, and not given any more.">
          <MissingList missing={missing} />
        </Section>
      )}
    </>
  );
}

/** Parts of a bundle that the directory no longer has, each with why. */
function MissingList({ missing }: { missing: readonly MissingItem[] }) {
  return (
    <ul className="grid gap-1">
      {missing.map(({ kind, objectId, displayName, reason }) => (
        <li key={`${kind} ${objectId}`}>
          <StatusMark glyph="alert">{displayName}</StatusMark> <span className="text-ink-2">{reason}</span>
        </li>
      ))}
    </ul>
  );
}
