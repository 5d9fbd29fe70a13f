import { Button } from "#components/ui/button.tsx";
import type { ServiceSettings } from "#lib/services/types.ts";

type ArchivedServicesProps = {
  services: readonly ServiceSettings[];
  isRunning: boolean;
  onRestore: (key: string) => void;
};

/** Services that were put away, each with the way back. */
export function ArchivedServices({ services, isRunning, onRestore }: ArchivedServicesProps) {
  return (
    <ul aria-label="Archived services">
      {services.map(({ key, title, openRequests }) => (
        <li key={key} className="flex min-h-row items-center gap-3 border-b border-line py-1 last:border-b-0">
          <span className="min-w-0 flex-1 font-medium [overflow-wrap:anywhere]">{title}</span>
          <span className="text-12 text-ink-3 tabular-nums">
            {openRequests === 0 ? "" : `${openRequests} open`}
          </span>
          <Button
            size="s"
            variant="ghost"
            disabledReason={isRunning ? "Another change is being saved." : undefined}
            onClick={() => onRestore(key)}
          >
            <span>
              Take out of the archive<span className="sr-only">{`: ${title}`}</span>
            </span>
          </Button>
        </li>
      ))}
    </ul>
  );
}
