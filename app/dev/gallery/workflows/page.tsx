import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { DryRunSteps } from "#components/workflows/editor/dry-run-steps.tsx";
import { WorkflowEditor } from "#components/workflows/editor/workflow-editor.tsx";
import { RequestWorkflows } from "#components/workflows/request-workflows.tsx";
import { RunScreen } from "#components/workflows/runs/run-screen.tsx";
import { RunsScreen } from "#components/workflows/runs/runs-screen.tsx";
import { WorkflowsScreen } from "#components/workflows/workflows-screen.tsx";
import { DRY_RUN } from "./dry-run-samples.ts";
import { REQUEST_WORKFLOW, RUN, RUN_ALIVE, RUN_ROWS } from "./run-samples.ts";
import { CHOICES, ROWS, TEMPLATES, WORKFLOW } from "./workflow-samples.ts";

export const metadata: Metadata = { title: "Workflows in every state" };

const FILTERS = { q: "", workflow: null, state: null, person: null, workflows: [] };

const SCREENS: Record<string, React.ReactNode> = {
  list: <WorkflowsScreen rows={ROWS} templates={TEMPLATES} canEdit />,
  empty: <WorkflowsScreen rows={[]} templates={TEMPLATES} canEdit />,
  editor: <WorkflowEditor workflow={WORKFLOW} choices={CHOICES} canEdit />,
  read: <WorkflowEditor workflow={WORKFLOW} choices={CHOICES} canEdit={false} />,
  runs: (
    <RunsScreen
      workflow={null}
      filters={FILTERS}
      page={{ rows: RUN_ROWS, next: "older" }}
      readAt={Infinity}
    />
  ),
  run: <RunScreen initial={RUN} canWork />,
  alive: <RunScreen initial={RUN_ALIVE} canWork />,
  parts: (
    <div className="grid max-w-160 gap-8 p-6">
      <RequestWorkflows workflows={[REQUEST_WORKFLOW]} linksToRun />
      <RequestWorkflows workflows={[REQUEST_WORKFLOW]} linksToRun={false} />
      <DryRunSteps dryRun={DRY_RUN} />
      <DryRunSteps dryRun={{ ...DRY_RUN, steps: [], whyNot: "Ikram Benali is not in Sales." }} />
    </div>
  ),
};

/** The screens of Workflows with sample data: `?show=editor`. Development only. */
export default async function WorkflowGallery({
  searchParams,
}: {
  searchParams: Promise<{ show?: string }>;
}) {
  if (process.env.NODE_ENV === "production") notFound();
  await connection();
  const screen = SCREENS[(await searchParams).show ?? "list"];
  if (screen === undefined) notFound();
  return <main className="flex h-dvh min-w-0 flex-col bg-surface">{screen}</main>;
}
