import { Funnel, Mail, Server, Shield, Users } from "lucide-react";
import { Icon } from "#components/ui/icon.tsx";
import { Tag } from "#components/ui/tag.tsx";
import type { GroupRef } from "#lib/directory/types.ts";

/** What kind of group: a dashed tag means that nobody can be added or removed by hand. */
export function GroupKindTag({ group }: { group: Pick<GroupRef, "kind" | "isDynamic" | "isOnPremises"> }) {
  const { kind } = group;
  if (group.isDynamic)
    return <Tag isDashed icon={<Icon of={Funnel} size={12} />}>{`${shortKind(kind)}, dynamic`}</Tag>;
  if (group.isOnPremises)
    return <Tag isDashed icon={<Icon of={Server} size={12} />}>{`${shortKind(kind)}, on-premises`}</Tag>;
  const drawing = kind === "Microsoft 365" ? Users : kind === "Security" ? Shield : Mail;
  return (
    <Tag isDashed={drawing === Mail} icon={<Icon of={drawing} size={12} />}>
      {kind}
    </Tag>
  );
}

function shortKind(kind: GroupRef["kind"]): string {
  return kind === "Mail-enabled security" ? "Mail-enabled" : kind;
}
