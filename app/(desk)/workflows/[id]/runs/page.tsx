import type { Metadata } from "next";
import { RunsScreen } from "#components/workflows/runs/runs-screen.tsx";
import { loadRuns } from "#lib/workflows/loaders.ts";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export const metadata: Metadata = { title: "Runs" };

export default async function WorkflowRunsPage({ params, searchParams }: Props) {
  const page = await loadRuns(await searchParams, (await params).id);
  return <RunsScreen workflow={page.filters.workflow} {...page} />;
}
