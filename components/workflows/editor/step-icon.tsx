import {
  BadgeCheck,
  Calendar,
  CircleCheck,
  ClipboardList,
  Clock,
  Inbox,
  Layers,
  MessageSquare,
  MousePointerClick,
  Package,
  PackageMinus,
  Shuffle,
  Split,
  Users,
  type LucideIcon,
} from "lucide-react";
import { ActionIcon } from "#components/entra/actions/action-icon.tsx";
import { ArchIcon } from "#components/ui/arch-icon.tsx";
import { Tile } from "#components/ui/avatar.tsx";
import { Icon } from "#components/ui/icon.tsx";
import type { ActionIcon as ActionIconName } from "#lib/entra/actions/types.ts";
import type { StepKind, Trigger } from "#lib/workflows/schema.ts";

const STEP: Record<Exclude<StepKind, "action" | "approval">, LucideIcon> = {
  bundle: Package,
  baseline: Layers,
  "remove-apps": PackageMinus,
  message: MessageSquare,
  request: ClipboardList,
  wait: Clock,
  status: CircleCheck,
  branch: Split,
};
const TRIGGER: Record<Trigger["kind"], LucideIcon> = {
  request: Inbox,
  date: Calendar,
  change: Shuffle,
  manual: MousePointerClick,
};

/** The bare mark of a step: of its action, where it has one. */
export function StepMark({ kind, action }: { kind: StepKind; action?: ActionIconName | undefined }) {
  if (kind === "approval") return <ArchIcon className="text-ink-3" />;
  if (kind === "action")
    return action === undefined ? <Icon of={BadgeCheck} /> : <ActionIcon name={action} />;
  return <Icon of={STEP[kind]} />;
}

/** The square tile at the left of a step's card. */
export function StepTile({ kind, action }: { kind: StepKind; action?: ActionIconName | undefined }) {
  return <Tile name="" size={24} icon={<Small>{<StepMark kind={kind} action={action} />}</Small>} />;
}

/** The tile of what starts a workflow. */
export function TriggerTile({ kind }: { kind: Trigger["kind"] }) {
  return <Tile name="" size={24} icon={<Icon of={TRIGGER[kind]} size={14} />} />;
}

/** The tile of for whom it starts. */
export const ConditionsTile = () => <Tile name="" size={24} icon={<Icon of={Users} size={14} />} />;

const Small = ({ children }: { children: React.ReactNode }) => (
  <span className="inline-grid [&>svg]:size-3.5">{children}</span>
);
