import { ChevronRight } from "lucide-react";
import { Icon } from "#components/ui/icon.tsx";
import { Link } from "#components/ui/link.tsx";
import { StatusMark } from "#components/ui/status-mark.tsx";
import type { FirstTask } from "#lib/shell/first-tasks-data.ts";

/** What to do first, how far it is, and where. */
export function FirstTasks({
  tasks,
  className = "mb-6",
}: {
  tasks: readonly FirstTask[];
  className?: string;
}) {
  return (
    <ul
      className={`divide-y divide-line rounded-box border border-line ${className}`}
      aria-label="Suggested first tasks"
    >
      {tasks.map(({ key, href, title, text, isDone, state }) => (
        <li key={key}>
          <Link href={href} className="flex items-center gap-3 px-4 py-2.5 hover:bg-hover">
            <span className="min-w-0 flex-1">
              <span className="block font-medium">{title}</span>
              <span className="block text-12 text-ink-2">{text}</span>
            </span>
            <StatusMark glyph={isDone ? "check" : "hollow"} className="flex-none text-12 text-ink-2">
              {state}
            </StatusMark>
            <Icon of={ChevronRight} className="text-ink-3" />
          </Link>
        </li>
      ))}
    </ul>
  );
}
