import type { Metadata } from "next";
import { Inbox } from "#components/requests/inbox.tsx";
import { loadInbox } from "#lib/requests/loaders.ts";
import { loadFirstTaskList } from "#lib/shell/loaders.ts";

export const metadata: Metadata = { title: "Requests" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function RequestsPage({ searchParams }: Props) {
  const { inbox, ...page } = await loadInbox(await searchParams);
  return <Inbox {...page} initial={inbox} firstTasks={await loadFirstTaskList()} />;
}
