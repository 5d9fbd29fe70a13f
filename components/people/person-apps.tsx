import { CornerDownRight } from "lucide-react";
import { Tile } from "#components/ui/avatar.tsx";
import { EndsAt } from "#components/ui/ends-at.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Link } from "#components/ui/link.tsx";
import { BlockHead } from "#components/ui/page-layout.tsx";
import { Tag } from "#components/ui/tag.tsx";
import type { HeldApp } from "#lib/directory/types.ts";
import { LINE, NAME_LINK } from "./row-look.ts";
import { ShortList } from "./short-list.tsx";

/** The apps a person can open: with which role, and straight or through which group. */
export function PersonApps({ apps }: { apps: readonly HeldApp[] }) {
  const count = new Set(apps.map((app) => app.objectId)).size;
  return (
    <section>
      <BlockHead title="Apps" count={count} />
      {apps.length === 0 ? <p className="py-2 text-ink-3">No app is assigned.</p> : null}
      <ShortList label="Apps" noun="assignments" singular="assignment">
        {apps.map((app) => (
          <li key={`${app.assignmentId} ${app.via?.objectId ?? ""}`} className={LINE}>
            <Tile name={app.displayName} />
            <span className="flex min-w-0 flex-1 items-center gap-1.5">
              <Link href={`/apps/${app.objectId}`} className={NAME_LINK}>
                {app.displayName}
              </Link>
              <span className="min-w-0 flex-shrink-2 truncate text-ink-3">{app.roleName}</span>
              {app.isEnabled ? null : <Tag isDashed>Disabled</Tag>}
            </span>
            {app.endsAt === null ? null : <EndsAt at={app.endsAt} isHeld />}
            {app.via === null ? (
              <span className="text-12">Direct</span>
            ) : (
              <Link
                href={`/groups/${app.via.objectId}`}
                className="inline-flex max-w-40 min-w-0 items-center gap-1 text-12 text-ink-3 hover:underline"
              >
                <Icon of={CornerDownRight} size={14} />
                <span className="sr-only">through the group </span>
                <span className="truncate">{app.via.displayName}</span>
              </Link>
            )}
          </li>
        ))}
      </ShortList>
    </section>
  );
}
