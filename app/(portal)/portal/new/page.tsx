import type { Metadata } from "next";
import { DeskOpens } from "#components/portal/desk-hours.tsx";
import { RequestForm } from "#components/portal/request-form.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { newId } from "#lib/platform/ids.ts";
import { loadService } from "#lib/requests/loaders.ts";

export const metadata: Metadata = { title: "New request" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function NewRequestPage({ searchParams }: Props) {
  const { service, ownName, start, outlook } = await loadService(await searchParams);
  return (
    <>
      <TextLink href="/portal">All services</TextLink>
      <h1 className="mt-3 text-20 font-semibold">{service.title}</h1>
      <p className="text-ink-2">{service.description}</p>
      <RequestForm service={service} ownName={ownName} start={start} formToken={newId()}>
        {outlook === null ? null : <DeskOpens outlook={outlook} />}
      </RequestForm>
    </>
  );
}
