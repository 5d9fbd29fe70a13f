import type { Metadata } from "next";
import { WorkflowEditor } from "#components/workflows/editor/workflow-editor.tsx";
import { loadWorkflow } from "#lib/workflows/loaders.ts";

type Props = { params: Promise<{ id: string }> };

export const metadata: Metadata = { title: "Workflow" };

export default async function WorkflowPage({ params }: Props) {
  const page = await loadWorkflow((await params).id);
  return <WorkflowEditor key={page.workflow.id} {...page} />;
}
