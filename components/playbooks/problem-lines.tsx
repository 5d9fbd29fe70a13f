import { CircleAlert, TriangleAlert } from "lucide-react";
import { Icon } from "#components/ui/icon.tsx";
import type { PlaybookProblem } from "#lib/playbooks/types.ts";

/** What is wrong at a place that is no single field. */
export function ProblemLines({ problems }: { problems: readonly PlaybookProblem[] }) {
  if (problems.length === 0) return null;
  return (
    <ul aria-label="What is wrong here" className="grid gap-1 text-12">
      {problems.map(({ severity, at, message }) => (
        <li
          key={`${at} ${message}`}
          className={`flex items-start gap-1.5 ${severity === "error" ? "text-danger-text" : "text-warning-text"}`}
        >
          <Icon of={severity === "error" ? CircleAlert : TriangleAlert} size={14} className="mt-px" />
          {message}
        </li>
      ))}
    </ul>
  );
}
