"use client";
import { ChevronRight, Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState, type ReactNode } from "react";
import { Icon } from "#components/ui/icon.tsx";
import { Input } from "#components/ui/input.tsx";
import { Link } from "#components/ui/link.tsx";
import { fold } from "#lib/platform/fold.ts";
import { PORTAL_SEARCH_MAX } from "#lib/services/constants.ts";
import type { Askable, Service } from "#lib/services/types.ts";
import { ServiceIcon } from "./service-icon.tsx";
import { useAskable } from "./use-askable.ts";

type Row = Service & { href: string };

/** Greeting, a quiet note, search over the services and what they give, the services themselves; `children` stand beside them. */
export function Services({
  greeting,
  note,
  services,
  children,
}: {
  greeting: string;
  note: ReactNode;
  services: readonly Service[];
  children: ReactNode;
}) {
  const router = useRouter();
  const [q, setQ] = useState("");
  const { rows, isBehind } = useAskable(q);
  const words = fold(q).split(/\s+/).filter(Boolean);
  const matches = services.filter(({ title, description }) => {
    const text = fold(`${title} ${description}`);
    return words.every((word) => text.includes(word));
  });
  const found = [...rows.map(ofAskable), ...matches.map(ofService)];
  const isNothing = found.length === 0 && !isBehind;
  const other = services.filter(({ key }) => key === "something-else");
  const shown = isNothing ? other.map((service) => inOwnWords(service, q)) : found;
  return (
    <>
      <h1 className="text-26 font-semibold max-sm:text-[1.375rem] max-sm:leading-7">{greeting}</h1>
      {note === null ? null : <p className="mt-1 text-ink-2">{note}</p>}
      <search>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            const [first] = shown;
            if (words.length > 0 && first !== undefined && !isBehind) router.push(first.href);
          }}
        >
          <Input
            type="search"
            aria-label="Search what you can ask for"
            placeholder="An app, a group, a lost phone…"
            value={q}
            maxLength={PORTAL_SEARCH_MAX}
            icon={<Icon of={Search} size={20} />}
            boxClassName="mt-4 h-13 gap-3 px-4 touch:h-13"
            className="text-16"
            onChange={(event) => setQ(event.target.value)}
          />
        </form>
      </search>
      <div className="mt-11 grid grid-cols-[minmax(0,568fr)_minmax(0,416fr)] gap-x-14 gap-y-9 max-md:grid-cols-1 max-sm:mt-7">
        <section aria-labelledby="services-title">
          <h2 id="services-title" className="border-b border-line pb-2.5 text-16 font-semibold">
            Services
          </h2>
          <output className="block text-12 text-ink-3 not-empty:py-2">
            {isNothing ? `Nothing is called “${q.trim()}”. Tell us in your own words:` : null}
          </output>
          <ul>
            {shown.map((row) => (
              <ServiceRow key={row.key} row={row} />
            ))}
          </ul>
        </section>
        {/* On a phone it stands above, and would hide what is found. */}
        <div className={words.length > 0 ? "contents max-md:hidden" : "contents"}>{children}</div>
      </div>
    </>
  );
}

const hrefOf = (service: string, more: Record<string, string> = {}): string =>
  `/portal/new?${new URLSearchParams({ service, ...more })}`;

const ofService = (service: Service): Row => ({ ...service, href: hrefOf(service.key) });

/** What was looked for becomes the title. */
const inOwnWords = (service: Service, q: string): Row => ({
  ...service,
  href: hrefOf(service.key, { title: q.trim() }),
});

const ofAskable = ({ kind, objectId, displayName, service, field }: Askable): Row => ({
  key: objectId,
  title: displayName,
  description: service.title,
  icon: kind,
  href: hrefOf(service.key, { field, choice: objectId }),
});

function ServiceRow({ row }: { row: Row }) {
  const descriptionId = `service-${row.key}`;
  return (
    <li className="relative flex min-h-15 items-center gap-3.5 border-b border-line py-2 hover:bg-hover">
      <ServiceIcon name={row.icon} />
      <div className="min-w-0 flex-1">
        <Link
          href={row.href}
          aria-describedby={descriptionId}
          className="text-14 font-medium after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-ring"
        >
          {row.title}
        </Link>
        <p id={descriptionId} className="text-ink-2">
          {row.description}
        </p>
      </div>
      <Icon of={ChevronRight} className="mr-1 text-ink-3" />
    </li>
  );
}
