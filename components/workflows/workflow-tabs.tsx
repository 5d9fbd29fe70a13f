import { Segmented } from "#components/ui/segmented.tsx";

const PLACES = [
  { href: "/workflows", label: "Workflows" },
  { href: "/workflows/runs", label: "Runs" },
  { href: "/workflows/forecast", label: "Forecast" },
] as const;

/** The places of Workflows, in the head of each. */
export function WorkflowTabs({ current }: { current: (typeof PLACES)[number]["href"] }) {
  return (
    <Segmented
      label="Workflows"
      segments={PLACES.map(({ href, label }) => ({ href, label, isCurrent: href === current }))}
    />
  );
}
