import { cn } from "#lib/platform/cn.ts";
import { NavLink } from "./nav-link.tsx";
import type { ShellGroup } from "./types.ts";

/** The places of a sidebar, in labelled groups. In the rail the labels become rules. */
export function NavList({ groups, keepsLabel }: { groups: readonly ShellGroup[]; keepsLabel?: boolean }) {
  return groups.map((group, at) => (
    <div key={group.label ?? group.items[0]?.href ?? at}>
      {group.label ? (
        <h2
          className={cn(
            "px-2 pt-3.5 pb-1 text-11 font-medium text-ink-3",
            !keepsLabel &&
              "rail:my-2 rail:h-px rail:overflow-hidden rail:bg-line-2 rail:p-0 rail:text-transparent rail:mx-auto rail:w-5",
          )}
        >
          {group.label}
        </h2>
      ) : null}
      <ul className={cn("grid", !keepsLabel && "rail:gap-0.5")}>
        {group.items.map((item) => (
          <li key={item.href}>
            <NavLink item={item} {...(keepsLabel ? { keepsLabel } : {})} />
          </li>
        ))}
      </ul>
    </div>
  ));
}
