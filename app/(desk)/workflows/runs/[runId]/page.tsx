import type { Metadata } from "next";
import { RunScreen } from "#components/workflows/runs/run-screen.tsx";
import { loadRun } from "#lib/workflows/loaders.ts";

type Props = { params: Promise<{ runId: string }> };

export const metadata: Metadata = { title: "Run" };

export default async function RunPage({ params }: Props) {
  const { run, canWork } = await loadRun((await params).runId);
  return <RunScreen key={run.id} initial={run} canWork={canWork} />;
}
