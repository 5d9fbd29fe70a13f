import type { Metadata } from "next";
import { WorkflowsScreen } from "#components/workflows/workflows-screen.tsx";
import { loadWorkflows } from "#lib/workflows/loaders.ts";

export const metadata: Metadata = { title: "Workflows" };

export default async function WorkflowsPage() {
  return <WorkflowsScreen {...await loadWorkflows()} />;
}
