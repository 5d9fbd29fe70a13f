import { Funnel, Mail, Server, Shield, Users } from "lucide-react";
import { Icon } from "#components/ui/icon.tsx";
import { Tag } from "#components/ui/tag.tsx";
import type { GroupRef } from "#lib/directory/types.ts";

type GroupKindTagProps = {
  group: Pick<GroupRef, "kind" | "isDynamic" | "isOnPremises">;
  /** Names the kind beside "dynamic" and "on-premises", where there is room. */
  isFull?: boolean;
};

/** What kind of group: a dashed tag means that nobody can be added or removed by hand. */
export function GroupKindTag({ group, isFull }: GroupKindTagProps) {
  const { kind } = group;
  if (group.isDynamic || group.isOnPremises) {
    const drawing = group.isDynamic ? Funnel : Server;
    const word = group.isDynamic ? "dynamic" : "on-premises";
    return (
      <Tag isDashed icon={<Icon of={drawing} size={12} />}>
        {isFull ? `${shortKind(kind)}, ${word}` : word.charAt(0).toUpperCase() + word.slice(1)}
      </Tag>
    );
  }
  const drawing = kind === "Microsoft 365" ? Users : kind === "Security" ? Shield : Mail;
  return (
    <Tag isDashed={drawing === Mail} icon={<Icon of={drawing} size={12} />}>
      {isFull ? kind : shortKind(kind)}
    </Tag>
  );
}

function shortKind(kind: GroupRef["kind"]): string {
  return kind === "Mail-enabled security" ? "Mail-enabled" : kind;
}
