import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SetUpForm } from "#components/sign-in/set-up-form.tsx";
import { SignInShell } from "#components/shell/sign-in-shell.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { loadSignIn } from "#lib/members/loaders.ts";

export const metadata: Metadata = { title: "Set up Gatehouse" };

export default async function SetUpPage() {
  const page = await loadSignIn(undefined);
  if (!page.needsSetUp) redirect("/sign-in");
  const foot = page.isPractice ? (
    <>
      Only trying it out? <TextLink href="/sign-in">Choose a persona of the practice tenant</TextLink>.
    </>
  ) : null;
  return (
    <SignInShell
      title="Set up Gatehouse"
      lede="The server printed a set-up code when it started. With it you become the first admin."
      foot={foot}
    >
      <SetUpForm />
    </SignInShell>
  );
}
