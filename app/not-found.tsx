import type { Metadata } from "next";
import { Missing } from "#components/requests/missing.tsx";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <main className="flex min-h-dvh flex-col bg-surface">
      <Missing />
    </main>
  );
}
