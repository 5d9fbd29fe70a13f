import type { Metadata } from "next";
import { HandedOnPassword } from "#components/entra/passwords/handed-on-password.tsx";
import { loadHandedOnPassword } from "#lib/entra/passwords/loaders.ts";

export const metadata: Metadata = { title: "Temporary password", robots: { index: false } };

type Props = { params: Promise<{ runId: string }> };

export default async function PasswordPage({ params }: Props) {
  return <HandedOnPassword {...await loadHandedOnPassword((await params).runId)} />;
}
