import { OctagonPause } from "lucide-react";
import { Icon } from "#components/ui/icon.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { InstanceHold } from "#lib/instance/types.ts";

/** Above every page of the desk while this installation stands still because it was copied or restored. */
export function InstanceBanner({ hold, isAdmin }: { hold: InstanceHold; isAdmin: boolean }) {
  return (
    <section
      aria-label="This Gatehouse stands still"
      className="flex flex-none items-center gap-2.5 border-b border-danger-line bg-danger-soft py-2 pr-4 pl-5 max-sm:items-start max-sm:px-4"
    >
      <Icon of={OctagonPause} className="text-danger-text max-sm:mt-0.5" />
      <p className="min-w-0 flex-1">
        <span className="font-medium">This Gatehouse stands still.</span>{" "}
        {hold.reason === "restored" ? "It was restored from a backup." : "Its data was copied or put back."}{" "}
        Nothing is sent to Entra or to anybody until an admin confirms it.{" "}
        {isAdmin ? <TextLink href="/settings/protection#instance">Look and confirm</TextLink> : null}
      </p>
    </section>
  );
}
