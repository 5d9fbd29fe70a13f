"use client";
import { ChevronRight, Search } from "lucide-react";
import Link from "next/link";
import { useState, type ReactNode } from "react";
import { Icon } from "#components/ui/icon.tsx";
import { Input } from "#components/ui/input.tsx";
import { fold } from "#lib/platform/fold.ts";
import type { Service } from "#lib/services/types.ts";
import { ServiceIcon } from "./service-icon.tsx";

/** Greeting, search over the services, the services themselves; `children` stand beside them. */
export function Services({
  greeting,
  services,
  children,
}: {
  greeting: string;
  services: readonly Service[];
  children: ReactNode;
}) {
  const [q, setQ] = useState("");
  const words = fold(q).split(/\s+/).filter(Boolean);
  const matches = services.filter(({ title, description }) => {
    const text = fold(`${title} ${description}`);
    return words.every((word) => text.includes(word));
  });
  const other = services.find(({ key }) => key === "something-else");
  const shown = matches.length > 0 || other === undefined ? matches : [other];
  return (
    <>
      <h1 className="text-26 font-semibold max-sm:text-[1.375rem] max-sm:leading-7">{greeting}</h1>
      <Input
        type="search"
        aria-label="Search services"
        placeholder="An app, a group, a lost phone…"
        value={q}
        maxLength={100}
        icon={<Icon of={Search} size={20} />}
        boxClassName="mt-4 h-13 gap-3 px-4 touch:h-13"
        className="text-16"
        onChange={(event) => setQ(event.target.value)}
      />
      <div className="mt-11 grid grid-cols-[minmax(0,568fr)_minmax(0,416fr)] gap-x-14 gap-y-9 max-md:grid-cols-1 max-sm:mt-7">
        <section aria-labelledby="services-title">
          <h2 id="services-title" className="border-b border-line pb-2.5 text-16 font-semibold">
            Services
          </h2>
          <output className="block text-12 text-ink-3 not-empty:py-2">
            {matches.length > 0 ? null : `No service matches “${q.trim()}”. Tell us in your own words:`}
          </output>
          <ul>
            {shown.map((service) => (
              <ServiceRow key={service.key} service={service} />
            ))}
          </ul>
        </section>
        {children}
      </div>
    </>
  );
}

function ServiceRow({ service }: { service: Service }) {
  const descriptionId = `service-${service.key}`;
  return (
    <li className="relative flex min-h-15 items-center gap-3.5 border-b border-line py-2 hover:bg-hover">
      <ServiceIcon name={service.icon} />
      <div className="min-w-0 flex-1">
        <Link
          href={`/portal/new?service=${encodeURIComponent(service.key)}`}
          aria-describedby={descriptionId}
          className="text-14 font-medium after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-ring"
        >
          {service.title}
        </Link>
        <p id={descriptionId} className="text-ink-2">
          {service.description}
        </p>
      </div>
      <Icon of={ChevronRight} className="mr-1 text-ink-3" />
    </li>
  );
}
