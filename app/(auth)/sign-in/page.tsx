import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { MicrosoftButton } from "#components/sign-in/microsoft-button.tsx";
import { LocalForm } from "#components/sign-in/local-form.tsx";
import { PersonaList } from "#components/sign-in/persona-list.tsx";
import { SignInShell } from "#components/shell/sign-in-shell.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { loadSignIn } from "#lib/members/loaders.ts";

export const metadata: Metadata = { title: "Sign in" };

type Props = { searchParams: Promise<{ error?: string }> };

export default async function SignInPage({ searchParams }: Props) {
  const page = await loadSignIn((await searchParams).error);
  if (page.isSignedIn) redirect("/");
  if (page.needsSetUp && !page.isPractice) redirect("/set-up");
  const foot = page.needsSetUp ? (
    <>
      Setting up for real? <TextLink href="/set-up">Use the set-up code</TextLink> that the server printed.
    </>
  ) : null;
  return (
    <SignInShell
      title="Sign in to Gatehouse"
      lede={page.isPractice ? "Choose who you want to be." : null}
      foot={foot}
    >
      {page.error ? (
        <Notice tone="danger" title="You are not signed in">
          {page.error}
        </Notice>
      ) : null}
      {page.personas ? <PersonaList tenantName={page.tenantName} personas={page.personas} /> : null}
      {page.isPractice && page.personas === null ? (
        <Notice tone="warning" title="The practice tenant doesn’t answer">
          It is starting, or it was stopped. Reload this page in a moment.
        </Notice>
      ) : null}
      {page.hasMicrosoft ? <MicrosoftButton /> : null}
      {page.hasLocal ? <LocalForm isOpen={!page.isPractice && !page.hasMicrosoft} /> : null}
    </SignInShell>
  );
}
