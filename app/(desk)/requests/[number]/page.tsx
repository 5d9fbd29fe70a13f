import type { Metadata } from "next";
import { AgentCard } from "#components/playbooks/agent-card.tsx";
import { RequestScreen } from "#components/requests/request-screen.tsx";
import { loadAgentCard } from "#lib/playbooks/loaders.ts";
import { loadRequestPage } from "#lib/requests/loaders.ts";
import { loadRequestWorkflows } from "#lib/workflows/loaders.ts";

type Props = {
  params: Promise<{ number: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `REQ-${(await params).number}` };
}

export default async function RequestPage({ params, searchParams }: Props) {
  const { number } = await params;
  const page = await loadRequestPage(number, await searchParams);
  const workflows = await loadRequestWorkflows(page.request.id);
  const card = await loadAgentCard(page.request.id);
  return (
    <RequestScreen
      key={page.request.id}
      {...page}
      workflows={workflows}
      agentCard={card === null ? null : <AgentCard key={card.id} card={card} />}
    />
  );
}
