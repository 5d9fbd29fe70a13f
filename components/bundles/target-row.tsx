import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Icon } from "#components/ui/icon.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";

type TargetRowProps = {
  name: string;
  /** Why it is not given any more. */
  problem: string | undefined;
  onRemove: () => void;
  children?: ReactNode;
};

/** One group or app of a bundle in the editor, which can be taken off again. */
export function TargetRow({ name, problem, onRemove, children }: TargetRowProps) {
  return (
    <li className="grid min-h-11 grid-cols-[minmax(0,1fr)_minmax(0,1.4fr)_auto] items-center gap-x-3 border-b border-line py-1.5 last:border-b-0 max-md:grid-cols-[minmax(0,1fr)_auto]">
      <div className="min-w-0">
        <span className="font-medium [overflow-wrap:anywhere]">{name}</span>
        {problem === undefined ? null : <p className="text-12 text-warning-text">{problem}</p>}
      </div>
      <div className="min-w-0 max-md:col-span-2 max-md:row-start-2">{children}</div>
      <IconButton
        label={`Remove ${name}`}
        onClick={onRemove}
        icon={<Icon of={X} size={14} />}
        className="max-md:col-start-2 max-md:row-start-1"
      />
    </li>
  );
}
