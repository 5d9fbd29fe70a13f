import type { Metadata } from "next";
import { PlaybookEditor } from "#components/playbooks/playbook-editor.tsx";
import { loadPlaybook } from "#lib/playbooks/loaders.ts";

export const metadata: Metadata = { title: "Playbook" };

export default async function PlaybookPage({ params }: { params: Promise<{ playbookId: string }> }) {
  const { playbook, ...rest } = await loadPlaybook((await params).playbookId);
  return <PlaybookEditor key={playbook.id} playbook={playbook} {...rest} />;
}
