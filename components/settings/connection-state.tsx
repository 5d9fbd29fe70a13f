import { StatusMark } from "#components/ui/status-mark.tsx";
import { Tag, type TagTone } from "#components/ui/tag.tsx";

export type ConnectionStatus =
  | "Not connected"
  | "Importing"
  | "Ready for review"
  | "Connected"
  | "Needs reauthorization"
  | "Paused";

const MARK = {
  "Not connected": "hollow",
  Importing: "arc",
  "Ready for review": "clock",
  Connected: "dot",
  "Needs reauthorization": "alert",
  Paused: "minus",
} as const;

const TONE: Record<ConnectionStatus, TagTone> = {
  "Not connected": "plain",
  Importing: "info",
  "Ready for review": "info",
  Connected: "success",
  "Needs reauthorization": "warning",
  Paused: "plain",
};

export function ConnectionMark({ status }: { status: ConnectionStatus }) {
  return <StatusMark glyph={MARK[status]}>{status}</StatusMark>;
}

export function ConnectionTag({ status }: { status: ConnectionStatus }) {
  return <Tag tone={TONE[status]}>{status}</Tag>;
}

/** Where the state leads, and how its button is called. */
export function connectionDoor(status: ConnectionStatus): {
  href: string;
  label: string;
  isPrimary: boolean;
} {
  switch (status) {
    case "Not connected":
      return { href: "/settings/integrations/entra/connect", label: "Connect", isPrimary: true };
    case "Importing":
      return { href: "/settings/integrations/entra/connect/import", label: "See import", isPrimary: true };
    case "Ready for review":
      return { href: "/settings/integrations/entra/connect/review", label: "Review", isPrimary: true };
    default:
      return { href: "/settings/integrations/entra", label: "Manage", isPrimary: false };
  }
}
