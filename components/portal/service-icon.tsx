import {
  AppWindow,
  CircleHelp,
  KeyRound,
  Monitor,
  Smartphone,
  UserMinus,
  UserPlus,
  Users,
  type LucideIcon,
} from "lucide-react";
import { Icon } from "#components/ui/icon.tsx";

const ICONS: Readonly<Record<string, LucideIcon>> = {
  app: AppWindow,
  group: Users,
  device: Smartphone,
  key: KeyRound,
  equipment: Monitor,
  join: UserPlus,
  leave: UserMinus,
};

/** The picture of a service by the name its row holds. */
export function ServiceIcon({ name }: { name: string }) {
  const known = Object.hasOwn(ICONS, name) ? ICONS[name] : undefined;
  return <Icon of={known ?? CircleHelp} size={20} className="flex-none text-ink-2" />;
}
