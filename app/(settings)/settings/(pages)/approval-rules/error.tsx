"use client";
import { ListError } from "#components/people/list-error.tsx";

type Props = { error: Error & { digest?: string }; reset: () => void };

export default function ApprovalRulesError({ error, reset }: Props) {
  return <ListError noun="Approval rules" digest={error.digest} onRetry={reset} />;
}
