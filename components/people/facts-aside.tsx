import type { ReactNode } from "react";
import { DescriptionList, type Fact } from "#components/ui/description-list.tsx";

/** The right column of a directory page. */
export function FactsAside({ children }: { children: ReactNode }) {
  return (
    <aside
      aria-label="Facts"
      className="grid content-start gap-5 border-l border-line bg-inset p-5 max-lg:border-t max-lg:border-l-0 lg:overflow-auto"
    >
      {children}
    </aside>
  );
}

/** One headed list of facts; nothing at all without facts. */
export function FactsBlock({
  title,
  stamp,
  facts,
}: {
  title: string;
  stamp?: ReactNode;
  facts: readonly Fact[];
}) {
  if (facts.length === 0) return null;
  return (
    <section>
      <header className="mb-1.5 flex items-center justify-between gap-2">
        <h2 className="text-14 leading-5 font-semibold">{title}</h2>
        {stamp}
      </header>
      <DescriptionList facts={facts} />
    </section>
  );
}

/** Body and facts side by side, stacked below 1024. */
export function WithAside({ children, aside }: { children: ReactNode; aside: ReactNode }) {
  return (
    <div className="min-h-0 flex-1 overflow-auto lg:grid lg:grid-cols-[minmax(0,1fr)_300px] lg:overflow-hidden xl:grid-cols-[minmax(0,1fr)_340px]">
      <div className="px-8 pt-6 pb-10 max-lg:p-5 max-sm:px-4 lg:overflow-auto">{children}</div>
      {aside}
    </div>
  );
}
