import type { Metadata } from "next";
import { ApprovalPage } from "#components/approvals/approval-page.tsx";
import { loadApproval } from "#lib/approvals/loaders.ts";

type Props = { params: Promise<{ approvalId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await loadApproval((await params).approvalId)).approval.title };
}

export default async function OneApprovalPage({ params }: Props) {
  const { approval, isAgent } = await loadApproval((await params).approvalId);
  return <ApprovalPage key={approval.id} approval={approval} isAgent={isAgent} />;
}
