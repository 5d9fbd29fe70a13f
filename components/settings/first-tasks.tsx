import Link from "next/link";
import { ChevronRight } from "lucide-react";
import { Icon } from "#components/ui/icon.tsx";

const TASKS = [
  {
    href: "/people",
    title: "Check the People list",
    text: "The count should match the active users of your tenant.",
  },
  {
    href: "/settings/integrations/entra#scope",
    title: "Scope the groups",
    text: "All of them are shown at first. Choose fewer, and see beforehand what leaves.",
  },
  {
    href: "/requests",
    title: "Try an action from a request",
    text: "Open any request and add its requester to a group.",
  },
] as const;

/** What to do first after Finish setup. */
export function FirstTasks() {
  return (
    <ul
      className="mb-6 divide-y divide-line rounded-box border border-line"
      aria-label="Suggested first tasks"
    >
      {TASKS.map((task) => (
        <li key={task.href}>
          <Link href={task.href} className="flex items-center gap-3 px-4 py-2.5 hover:bg-hover">
            <span className="min-w-0 flex-1">
              <span className="block font-medium">{task.title}</span>
              <span className="block text-12 text-ink-2">{task.text}</span>
            </span>
            <Icon of={ChevronRight} className="text-ink-3" />
          </Link>
        </li>
      ))}
    </ul>
  );
}
