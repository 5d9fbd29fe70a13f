import type { Metadata } from "next";
import { RunsScreen } from "#components/workflows/runs/runs-screen.tsx";
import { loadRuns } from "#lib/workflows/loaders.ts";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export const metadata: Metadata = { title: "Runs" };

export default async function RunsPage({ searchParams }: Props) {
  return <RunsScreen workflow={null} {...await loadRuns(await searchParams)} />;
}
