import type { Metadata } from "next";
import { RequestScreen } from "#components/requests/request-screen.tsx";
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
  return <RequestScreen key={page.request.id} {...page} workflows={workflows} />;
}
