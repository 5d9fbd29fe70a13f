import { ArrowUpRight } from "lucide-react";
import { Avatar } from "#components/ui/avatar.tsx";
import { buttonStyle } from "#components/ui/button-style.ts";
import { DescriptionList } from "#components/ui/description-list.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Link } from "#components/ui/link.tsx";
import { StatusMark } from "#components/ui/status-mark.tsx";
import { Tag } from "#components/ui/tag.tsx";
import type { PanelPerson } from "#lib/entra/actions/panel-types.ts";

const STATUS_GLYPH = { Active: "dot", Blocked: "barred", Deleted: "dashed" } as const;
const COUNTRIES = new Intl.DisplayNames(["en-GB"], { type: "region", fallback: "code" });

/** Who the panel is about: name, status, title, and the four facts an agent decides by. */
export function PanelIdentity({ person, isOwnPage }: { person: PanelPerson; isOwnPage: boolean }) {
  const href = `/people/${person.objectId}`;
  const name = <h2 className="truncate font-semibold">{person.displayName}</h2>;
  return (
    <section aria-label="Requester">
      <div className="flex items-center gap-3 pt-3.5 pr-3 pb-2.5 pl-4">
        <Avatar
          name={person.displayName}
          objectId={person.objectId}
          size={40}
          isMuted={person.status !== "Active"}
        />
        <div className="min-w-0 flex-1">
          <div className="flex flex-wrap items-center gap-x-2">
            {isOwnPage ? (
              name
            ) : (
              <Link href={href} className="min-w-0 rounded-mark hover:underline">
                {name}
              </Link>
            )}
            <StatusMark glyph={STATUS_GLYPH[person.status]} className="text-12">
              {person.status}
            </StatusMark>
            {person.isGuest ? <Tag>Guest</Tag> : null}
          </div>
          <p className="truncate text-ink-2">{person.jobTitle ?? "No job title"}</p>
        </div>
        {isOwnPage ? null : (
          <Link
            href={href}
            aria-label="Open profile"
            className={buttonStyle({ variant: "ghost", size: "s", className: "w-ctl-s px-0 touch:min-w-10" })}
          >
            <Icon of={ArrowUpRight} size={16} />
          </Link>
        )}
      </div>
      <DescriptionList className="px-4 pb-3" facts={factsOf(person)} />
    </section>
  );
}

function factsOf(person: PanelPerson) {
  const { manager, officeLocation, usageLocation } = person;
  return [
    { term: "Work email", value: <span className="block truncate text-id">{person.workEmail}</span> },
    { term: "Manager", value: manager === null ? null : <Manager {...manager} /> },
    {
      term: "Office",
      value:
        officeLocation === null && usageLocation === null ? null : (
          <>
            {officeLocation}{" "}
            {usageLocation === null ? null : (
              <span className="text-ink-3">
                usage location {COUNTRIES.of(usageLocation) ?? usageLocation}
              </span>
            )}
          </>
        ),
    },
    { term: "Department", value: person.department },
  ];
}

function Manager({ objectId, displayName }: { objectId: string; displayName: string }) {
  return (
    <Link
      href={`/people/${objectId}`}
      className="inline-flex max-w-full items-center gap-1.5 rounded-mark hover:underline"
    >
      <Avatar name={displayName} objectId={objectId} size={20} />
      <span className="truncate">{displayName}</span>
    </Link>
  );
}
