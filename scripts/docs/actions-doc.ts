import { DIRECT_PERMISSION } from "#lib/entra/actions/app-access.ts";
import type { ActionSpec } from "#lib/entra/actions/define-action.ts";
import { listActions } from "#lib/entra/actions/registry.ts";
import { hasUndo, UNDO_FOR_MS } from "#lib/entra/actions/undo-of.ts";
import type { ActionSeverity } from "#lib/entra/actions/types.ts";
import { POWERS } from "#lib/entra/connection/permissions.ts";
import { HOURLY_LIMITS } from "#lib/entra/protection/limits.ts";
import { requestsOf } from "./recorded-requests.ts";

const DAY_MS = 24 * 60 * 60_000;

const RISK: Record<ActionSeverity, string> = {
  low: "low: runs at once, Undo is offered",
  medium: "medium: asks one question",
  high: "high: the person's name is typed",
};

/** docs/actions.md, made from the registry. A test keeps the file as it is here. */
export async function actionsDoc(): Promise<string> {
  const sections = await Promise.all(listActions().map(sectionOf));
  return [
    "# Actions",
    "",
    "<!-- Made from the action registry by `npm run docs:actions`. Change lib/entra/actions, not this page. -->",
    "",
    INTRO,
    "",
    table(
      ["action", "risk", "permission", "Undo", "for a time", "most in an hour"],
      listActions().map((action) => [
        `[${action.title}](#${anchorOf(action)})`,
        action.severity,
        permissionText(action),
        undoText(action),
        action.canEnd ? "yes" : "no",
        String(HOURLY_LIMITS[action.key] ?? "no limit"),
      ]),
    ),
    "",
    OUTCOMES,
    "",
    ...sections,
  ].join("\n");
}

async function sectionOf(action: ActionSpec): Promise<string> {
  const requests = await requestsOf(action);
  return [
    `## ${action.title}`,
    "",
    action.sentence,
    "",
    table(
      ["", ""],
      [
        ["risk", RISK[action.severity]],
        ["permission", permissionText(action)],
        ["power in Settings", powerText(action)],
        ["Undo", undoText(action)],
        ["on oneself", action.isRefusedOnSelf ? "refused" : "allowed"],
        ["key in the side panel", `\`${action.shortcut}\``],
      ],
    ),
    "",
    "Sends, and reads back to verify:",
    "",
    "```http",
    ...requests,
    "```",
    "",
  ].join("\n");
}

const anchorOf = ({ title }: ActionSpec) => title.toLowerCase().replaceAll(" ", "-");

function permissionText({ permissions, fields }: ActionSpec): string {
  const least = permissions.map((anyOf) => `\`${anyOf[0] ?? ""}\``).join(" and ");
  const isAboutApp = fields.some(({ kind }) => kind === "app");
  return isAboutApp ? `${least}, or \`${DIRECT_PERMISSION}\` directly` : least;
}

function powerText({ title }: ActionSpec): string {
  return POWERS.filter(({ actions }) => actions.some((each) => each.startsWith(title)))
    .map((power) => `“${power.title}”${power.isOnAtFirst ? "" : " (off until you switch it on)"}`)
    .join(", ");
}

function undoText(action: ActionSpec): string {
  const other = listActions().find((each) => each.key === action.inverse);
  if (other === undefined) return "no";
  if (!hasUndo(action)) return `no: “${other.title}” is a decision of its own`;
  return `yes, for ${UNDO_FOR_MS / DAY_MS} days: ${other.title}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

const INTRO = `An action changes one person in Microsoft Entra ID. Agents take it from the side panel of a request or of a person. It always passes one gate, in this order: who may, is it possible, is the person protected, limits, approval, once, checked, written down.

What stops every action: Entra is not connected, paused or needs reauthorization; the directory was last read more than 24 hours ago; the person is out of scope, privileged or protected ([security.md](security.md)); the permission is not granted. What needs an approval stands in Settings → Approval rules ([approvals.md](approvals.md)).`;

const OUTCOMES = `| result | means |
| --- | --- |
| Done | Microsoft confirmed it |
| Verified | and Entra shows it when it is read back |
| Already so | nothing had to change |
| Not possible | refused, with the reason and the place where it can be done |
| Failed | nothing was changed, or the part that was is named; it can be tried again |
| Unknown | Microsoft's answer got lost. Gatehouse reads Entra until it knows; it never sends again by itself |`;
