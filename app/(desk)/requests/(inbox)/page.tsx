import type { Metadata } from "next";
import { Inbox } from "#components/requests/inbox.tsx";
import { loadInbox } from "#lib/requests/loaders.ts";

export const metadata: Metadata = { title: "Requests" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function RequestsPage({ searchParams }: Props) {
  const { query, inbox, readAt, options } = await loadInbox(await searchParams);
  return <Inbox query={query} initial={inbox} readAt={readAt} options={options} />;
}
