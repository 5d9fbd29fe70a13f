import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { OutcomePage } from "#components/entra/connect/outcome-page.tsx";
import { loadConnectPage } from "#lib/entra/connection/loaders.ts";
import { OUTCOME_WORDS } from "#lib/entra/connection/outcome-words.ts";
import { CONNECT_OUTCOMES } from "#lib/entra/connection/outcomes.ts";
import { pageContext } from "#lib/platform/session.ts";

const query = z.object({ kind: z.enum(CONNECT_OUTCOMES), code: z.string().max(300).optional() });

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const asked = query.safeParse(await searchParams);
  return { title: asked.success ? OUTCOME_WORDS[asked.data.kind].title : "Connect Microsoft Entra ID" };
}

export default async function ConnectOutcomePage({ searchParams }: Props) {
  const { link } = loadConnectPage(await pageContext());
  const asked = query.safeParse(await searchParams);
  if (!asked.success) notFound();
  return <OutcomePage outcome={asked.data.kind} code={asked.data.code ?? null} link={link} />;
}
