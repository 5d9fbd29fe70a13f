import { Mail, Shield, Users } from "lucide-react";
import { Icon } from "#components/ui/icon.tsx";

/** The mark of a group's kind; the word stands beside it or in the row. */
export function GroupKindIcon({ kind }: { kind: string }) {
  const of = kind.startsWith("Microsoft 365") ? Users : kind.startsWith("Distribution") ? Mail : Shield;
  return <Icon of={of} size={16} className="text-ink-3" />;
}
