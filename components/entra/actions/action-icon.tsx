import {
  ArchiveRestore,
  Ban,
  CircleCheck,
  KeyRound,
  LogOut,
  PackageMinus,
  PackagePlus,
  Trash2,
  UserMinus,
  UserPlus,
  type LucideIcon,
} from "lucide-react";
import { Icon } from "#components/ui/icon.tsx";
import type { ActionIcon as ActionIconName } from "#lib/entra/actions/types.ts";

const ICONS: Record<ActionIconName, LucideIcon> = {
  "user-plus": UserPlus,
  "user-minus": UserMinus,
  "app-plus": PackagePlus,
  "app-minus": PackageMinus,
  "log-out": LogOut,
  ban: Ban,
  "circle-check": CircleCheck,
  "key-round": KeyRound,
  "trash-2": Trash2,
  "archive-restore": ArchiveRestore,
};

/** The 16 px mark of an action. */
export function ActionIcon({ name, className }: { name: ActionIconName; className?: string }) {
  return <Icon of={ICONS[name]} size={16} {...(className === undefined ? {} : { className })} />;
}
