import type { Metadata } from "next";
import { ProofTold } from "#components/proof/proof-told.tsx";
import { SignInShell } from "#components/shell/sign-in-shell.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PROOF_REFUSALS } from "#lib/members/proof-words.ts";
import { pageContext } from "#lib/platform/session.ts";

export const metadata: Metadata = { title: "Confirm it’s you" };

type Props = { searchParams: Promise<{ end?: string }> };

/** Where Microsoft's window ends up. It says how it went; the session's row alone decides. */
export default async function ConfirmedPage({ searchParams }: Props) {
  const { displayName } = (await pageContext()).actor;
  const { end = "" } = await searchParams;
  if (end === "confirmed") {
    return (
      <SignInShell title="It’s you" lede="Close this window and go on where you were.">
        <ProofTold />
      </SignInShell>
    );
  }
  return (
    <SignInShell title="Not confirmed" lede={`This Gatehouse is used by ${displayName}.`}>
      <Notice tone="danger" title="Nothing was changed">
        {PROOF_REFUSALS.get(end) ?? PROOF_REFUSALS.get("failed")} Close this window and try again.
      </Notice>
    </SignInShell>
  );
}
