"use client";
import { PageError as Failed } from "#components/ui/page-error.tsx";

type Props = { error: Error & { digest?: string }; reset: () => void };

export default function PageError(props: Props) {
  return <Failed title="This page didn’t load" {...props} />;
}
