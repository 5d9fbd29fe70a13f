import { Clock, MousePointerClick, RefreshCw, UserCog } from "lucide-react";
import { Icon } from "#components/ui/icon.tsx";

const FEATURES = [
  {
    icon: RefreshCw,
    title: "Live directory",
    text: "Users, groups and Enterprise Applications, with full attribute coverage.",
  },
  {
    icon: MousePointerClick,
    title: "One-click actions from any request",
    text: "Add to group, remove from group, revoke sessions and more, from the side panel.",
  },
] as const;

/** What connecting Entra brings, and what it needs. Shown until it is connected. */
export function EntraFeatures() {
  return (
    <dl className="col-start-2 -col-end-1 mt-3 grid grid-cols-2 gap-x-6 gap-y-3 border-t border-line pt-3.5 max-md:grid-cols-1">
      {FEATURES.map(({ icon, title, text }) => (
        <div key={title} className="grid grid-cols-[16px_minmax(0,1fr)] content-start gap-x-2">
          <dt className="contents font-medium">
            <Icon of={icon} className="mt-0.5 text-ink-3" />
            <span>{title}</span>
          </dt>
          <dd className="col-start-2 text-12 text-ink-2">{text}</dd>
        </div>
      ))}
      <div className="col-span-full flex flex-wrap gap-x-5 gap-y-1 text-12 text-ink-2">
        <dt className="sr-only">Needs</dt>
        <dd className="flex items-center gap-1.5">
          <Icon of={UserCog} size={14} className="text-ink-3" />
          Needs a Global Administrator or Privileged Role Administrator
        </dd>
        <dd className="flex items-center gap-1.5">
          <Icon of={Clock} size={14} className="text-ink-3" />
          About 5 minutes, then an import
        </dd>
      </div>
    </dl>
  );
}
