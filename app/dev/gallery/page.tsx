import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { ArchMark } from "#components/ui/arch-mark.tsx";
import { Section } from "#components/ui/section.tsx";
import { ButtonSamples } from "./button-samples.tsx";
import { FieldSamples } from "./field-samples.tsx";
import { FloatingSamples } from "./floating-samples.tsx";
import { FlowSamples } from "./flow-samples.tsx";
import { MarkSamples } from "./mark-samples.tsx";
import { TableSamples } from "./table-samples.tsx";

export const metadata: Metadata = { title: "Components" };

/** Every component in every state, for looking and for screenshots. Development only. */
export default async function GalleryPage() {
  if (process.env.NODE_ENV === "production") notFound();
  await connection();
  const nowMs = Date.now();
  return (
    <main className="mx-auto min-h-dvh max-w-[1440px] bg-surface px-10 pt-8 pb-16 max-sm:px-4 max-sm:pt-5">
      <header className="flex items-center gap-3 pb-5">
        <ArchMark className="size-7" />
        <h1 className="text-20 font-semibold">Components and states</h1>
      </header>
      <Section title="Buttons" help="One primary per view.">
        <ButtonSamples />
      </Section>
      <Section title="Fields" help="Edges at 3:1 or more.">
        <FieldSamples />
      </Section>
      <Section title="Marks" help="A word and a shape, never colour alone.">
        <MarkSamples nowMs={nowMs} />
      </Section>
      <Section title="Tables" help="Ruled, with real heads while loading.">
        <TableSamples />
      </Section>
      <Section title="Floating" help="Menus, dialogs, toasts, notices.">
        <FloatingSamples />
      </Section>
      <Section title="Flow" help="Steps, progress, facts.">
        <FlowSamples />
      </Section>
    </main>
  );
}
