"use client";
import { useChange } from "#components/requests/use-change.ts";
import { Section } from "#components/ui/section.tsx";
import { Table, TBody, THead } from "#components/ui/table.tsx";
import { Th } from "#components/ui/th.tsx";
import { submitServiceMove, submitServiceState } from "#lib/services/server-actions.ts";
import type { ServiceSettings } from "#lib/services/types.ts";
import { ArchivedServices } from "./archived-services.tsx";
import { ServiceRow } from "./service-row.tsx";

const ROOMY = "max-xl:hidden";

type ServiceTableProps = {
  services: readonly ServiceSettings[];
  /** The published workflow that a service starts, by its key. */
  workflows: Readonly<Record<string, { id: string; name: string }>>;
};

/** The services in the portal's order, and the archive. */
export function ServiceTable({ services, workflows }: ServiceTableProps) {
  const { run, isRunning, error } = useChange();
  const listed = services.filter(({ isArchived }) => !isArchived);
  const archived = services.filter(({ isArchived }) => isArchived);
  return (
    <>
      <Section title="In the portal" help="In this order. What is off is found by nobody.">
        <Table isBoxed isWrapping aria-label="Services">
          <THead>
            <Th>Service</Th>
            <Th className={ROOMY}>Who may ask</Th>
            <Th className={ROOMY}>Goes to</Th>
            <Th className={ROOMY} isNumber>
              Open
            </Th>
            <Th className="w-20">Offered</Th>
            <Th className="w-40 max-sm:w-14">
              <span className="sr-only">Move, edit, archive</span>
            </Th>
          </THead>
          <TBody>
            {listed.map((service, at) => (
              <ServiceRow
                key={service.key}
                service={service}
                workflow={workflows[service.key] ?? null}
                isFirst={at === 0}
                isLast={at === listed.length - 1}
                isRunning={isRunning}
                onMove={(step) => run(() => submitServiceMove({ key: service.key, step }))}
                onState={(state) => run(() => submitServiceState({ key: service.key, state }))}
              />
            ))}
          </TBody>
        </Table>
        {error === null ? null : (
          <p role="alert" className="mt-2 text-danger-text">
            {error}
          </p>
        )}
      </Section>
      {archived.length === 0 ? null : (
        <Section title="Archive" help="Offered to nobody. Their requests stay.">
          <ArchivedServices
            services={archived}
            isRunning={isRunning}
            onRestore={(key) => run(() => submitServiceState({ key, state: "inactive" }))}
          />
        </Section>
      )}
    </>
  );
}
