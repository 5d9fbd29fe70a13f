import { CirclePause } from "lucide-react";
import { Icon } from "#components/ui/icon.tsx";
import { Time } from "#components/ui/time.tsx";
import type { AutomationPause } from "#lib/entra/protection/data.ts";
import { ResumeAutomationButton } from "./resume-automation-button.tsx";

type AutomationBannerProps = { pause: AutomationPause; isAdmin: boolean };

/** Above every page of the desk while all automation stands still: since when, who, why. */
export function AutomationBanner({ pause, isAdmin }: AutomationBannerProps) {
  return (
    <section
      aria-label="Automation is paused"
      className="flex flex-none items-center gap-2.5 border-b border-warning-line bg-warning-soft py-2 pr-4 pl-5 max-sm:items-start max-sm:px-4"
    >
      <Icon of={CirclePause} className="text-warning-text max-sm:mt-0.5" />
      <p className="min-w-0 flex-1 [overflow-wrap:anywhere]">
        <span className="font-medium">
          Automation is paused since <Time at={pause.at} /> by {pause.byName}:
        </span>{" "}
        {pause.why}
      </p>
      {isAdmin ? <ResumeAutomationButton /> : null}
    </section>
  );
}
