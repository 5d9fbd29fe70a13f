/** Events by what they are about; a family is one or more beginnings of event names. */
export const AUDIT_FAMILIES = {
  actions: { title: "Actions in Entra", begins: ["action.", "password."] },
  approvals: { title: "Approvals", begins: ["approval."] },
  requests: { title: "Requests", begins: ["request."] },
  services: { title: "Services", begins: ["service."] },
  members: { title: "Sign-in and members", begins: ["member."] },
  connection: { title: "Entra connection", begins: ["connection."] },
  sync: { title: "Import and sync", begins: ["import.", "sync."] },
  protection: { title: "Protection", begins: ["protection."] },
  endings: { title: "Ending access", begins: ["ending."] },
  workflows: { title: "Workflows", begins: ["workflow."] },
  messages: { title: "Notifications", begins: ["message."] },
  people: { title: "Directory", begins: ["people."] },
  keys: { title: "Access keys", begins: ["key."] },
  joiners: { title: "Joiners and leavers", begins: ["bundle.", "hris."] },
  tools: { title: "Tool server", begins: ["tool."] },
  playbooks: { title: "IT Agent", begins: ["playbook.", "agent."] },
  workspace: { title: "Workspace", begins: ["workspace.", "instance."] },
  audit: { title: "Audit log", begins: ["audit."] },
} as const;

/** Results by how they ended; `glyph` is one of StatusMark's. */
export const AUDIT_RESULTS = {
  done: {
    title: "Done",
    glyph: "check",
    results: ["Done", "done", "verified", "already-so", "Released", "Discarded", "Announced", "Intact"],
  },
  waiting: {
    title: "Under way",
    glyph: "clock",
    results: ["intent", "sent", "Queued", "Started", "Held", "Paused", "waiting-approval", "proposed"],
  },
  refused: { title: "Refused", glyph: "barred", results: ["refused"] },
  failed: { title: "Failed", glyph: "cross", results: ["failed", "Needs reauthorization", "Broken"] },
  unknown: { title: "Unknown", glyph: "alert", results: ["unknown"] },
  cancelled: { title: "Cancelled", glyph: "minus", results: ["Cancelled", "cancelled"] },
} as const;

/** Events whose result is the reason why they failed. */
export const FAILED_EVENTS: readonly string[] = ["connection.connect-failed", "connection.callback-refused"];

const RESULT_WORDS: Record<string, string> = {
  intent: "About to be sent",
  sent: "Sent",
  done: "Done",
  verified: "Checked in Entra",
  "already-so": "Was so already",
  "waiting-approval": "Waits for approval",
  proposed: "Waits to be started",
  refused: "Refused",
  failed: "Failed",
  unknown: "Not known yet",
  declined: "Declined",
  "wrong-tenant": "Failed: another tenant",
  "link-forged": "Refused: not a link of ours",
};

/** What happened, in plain words; `{name}` is filled in from the details' labels. */
const EVENT_WORDS: Record<string, string> = {
  "action.add-user-to-group": "Add to group {group}",
  "action.remove-user-from-group": "Remove from group {group}",
  "action.assign-application-to-user": "Assign app {app}",
  "action.remove-application-from-user": "Take away app {app}",
  "action.block-sign-in": "Block sign-in",
  "action.unblock-sign-in": "Unblock sign-in",
  "action.revoke-user-sessions": "Revoke sessions",
  "action.reset-password": "Reset password",
  "action.delete-user": "Delete user",
  "action.restore-user": "Restore user",
  "password.revealed": "Looked at a temporary password",
  "password.handed-on": "Handed a temporary password on",
  "password.wiped": "Wiped a temporary password nobody looked at",
  "approval.approved": "Approved",
  "approval.asked": "Asked for approval",
  "approval.proposed": "Proposed through an access key",
  "approval.expired": "Nobody approved in time",
  "approval.rejected": "Rejected",
  "approval.reminded": "Reminded the approvers",
  "approval.rule-removed": "Removed an approval rule",
  "approval.rule-saved": "Saved an approval rule",
  "approval.void": "Approved, not carried out",
  "approval.voted": "Approved as one of several",
  "approval.withdrawn": "Withdrew what waited for approval",
  "playbook.created": "Began a playbook",
  "playbook.saved": "Saved a playbook",
  "playbook.published": "Published a playbook",
  "playbook.paused": "Paused a playbook",
  "playbook.restored": "Restored a playbook’s version",
  "playbook.held": "Held a playbook that is Automatic",
  "playbook.released": "Let a held playbook go on",
  "playbook.proposed": "Proposed a playbook",
  "playbook.began": "Began a playbook’s steps",
  "playbook.step": "Playbook step for {target}",
  "playbook.ran": "Ran a playbook",
  "playbook.cancelled": "Cancelled a playbook for {target}",
  "playbook.step-retried": "Tried a playbook step again for {target}",
  "playbook.step-skipped": "Left out a playbook step for {target}",
  "playbook.step-handed-over": "Left a playbook step to people, for {target}",
  "playbook.undone": "Took back what a playbook did for {target}",
  "playbook.dismissed": "Dismissed a playbook",
  "playbook.filled": "Filled a playbook’s input",
  "agent.settings-saved": "Changed how the IT Agent matches",
  "agent.stopped": "Stopped the IT Agent",
  "agent.started": "Started the IT Agent",
  "request.submitted": "Submitted a request",
  "request.opened": "Opened a follow-up request",
  "workflow.created": "Began the workflow {target}",
  "workflow.changed": "Changed the draft of {target}",
  "workflow.published": "Published the workflow {target}",
  "workflow.resumed": "Resumed the workflow {target}",
  "workflow.paused": "Paused the workflow {target}",
  "workflow.archived": "Archived the workflow {target}",
  "workflow.held": "Held the workflow {target}: over its limit",
  "workflow.doubted": "Held the workflow {target}: what is due may have been done before the restore",
  "workflow.released": "Released the held runs of {target}",
  "workflow.dropped": "Dropped the held runs of {target}",
  "workflow.started": "Queued a workflow for {target}",
  "workflow.step": "Workflow step for {target}",
  "workflow.finished": "Workflow ended for {target}",
  "workflow.cancelled": "Cancelled a workflow for {target}",
  "workflow.step-retried": "Tried a workflow step again for {target}",
  "workflow.step-skipped": "Left out a workflow step for {target}",
  "workflow.step-handed-over": "Left a workflow step to people, for {target}",
  "workflow.undone": "Took back what a workflow did for {target}",
  "request.cancelled": "Cancelled their own request",
  "request.assigned": "Assigned a request",
  "request.status-changed": "Changed a request’s status",
  "service.saved": "Saved a service",
  "service.state-changed": "Offered or withdrew a service",
  "service.moved": "Moved a service in the list",
  "member.confirm-refused": "Could not confirm who they are",
  "member.confirm-started": "Went to Microsoft to confirm who they are",
  "member.confirmed": "Confirmed who they are",
  "member.admin-created": "Made a local admin",
  "member.role-changed": "Changed a role",
  "member.sessions-ended": "Ended a member’s sessions",
  "member.signed-in": "Signed in",
  "member.signed-out": "Signed out",
  "instance.backed-up": "Made a backup",
  "instance.held": "Stopped itself: copied or restored",
  "instance.confirmed": "Confirmed that this installation acts",
  "connection.access-restored": "Entra accepts Gatehouse again",
  "connection.callback-refused": "Refused a return from Microsoft",
  "connection.connect-failed": "Connecting failed",
  "connection.connect-started": "Started to connect",
  "connection.connected": "Connected the tenant",
  "connection.credential-ends": "Announced that the app’s credential ends",
  "connection.disconnected": "Disconnected the tenant",
  "connection.needs-reauthorization": "Entra no longer accepts Gatehouse",
  "connection.paused": "Paused the connection",
  "connection.permissions-changed": "Granted permissions changed",
  "connection.reconnected": "Reconnected the tenant",
  "connection.registration-saved": "Saved the app registration",
  "connection.resumed": "Resumed the connection",
  "connection.scope-changed": "Changed the scope",
  "connection.tenant-proven": "Proved which tenant it is",
  "import.cancelled": "Cancelled the import",
  "import.finished": "Took over what was imported",
  "import.requested": "Started the import",
  "sync.held": "Held a change that is too large",
  "sync.hold-discarded": "Discarded a held change",
  "sync.hold-released": "Released a held change",
  "sync.requested": "Asked for a sync",
  "sync.settings-changed": "Changed schedule or limits",
  "protection.account-added": "Protected an account",
  "protection.automation-paused": "Paused all automation",
  "protection.automation-resumed": "Resumed automation",
  "protection.change-asked": "Asked to loosen protection",
  "protection.change-confirmed": "Loosened protection",
  "protection.change-expired": "Nobody confirmed loosening protection",
  "protection.change-rejected": "Rejected loosening protection",
  "protection.limit-reached": "Reached a limit on actions",
  "protection.limit-released": "Released a limit on actions",
  "protection.policy-tightened": "Refused actions on privileged people again",
  "ending.recorded": "Will end access to {target} on its date",
  "ending.extended": "Moved the end of access to {target}",
  "ending.reminded": "Announced the end of access to {target}",
  "ending.completed": "Access ended on its date: {target}",
  "ending.failed": "Access did not end on its date: {target}",
  "ending.cancelled": "No end needed any more: {target}",
  "message.default-changed": "Changed who is notified of what",
  "message.email-off": "Switched email off",
  "message.email-on": "Switched email on",
  "message.email-saved": "Saved how email is sent",
  "message.email-tested": "Sent a test email",
  "message.teams-off": "Switched Microsoft Teams off",
  "message.teams-on": "Switched Microsoft Teams on",
  "message.teams-saved": "Saved how Microsoft Teams is reached",
  "message.teams-tested": "Sent a test in Microsoft Teams",
  "message.failed": "A notification did not go out",
  "message.retried": "Sent failed notifications again",
  "people.exported": "Exported a list of people",
  "key.made": "Made an access key",
  "key.revoked": "Revoked an access key",
  "key.refused": "Called with an access key that opens nothing",
  "bundle.saved": "Saved an app bundle",
  "bundle.removed": "Removed an app bundle",
  "hris.file-uploaded": "Uploaded a file of HR",
  "hris.columns-mapped": "Chose the columns of a file of HR",
  "hris.file-applied": "Applied a file of HR",
  "hris.file-put-away": "Put a file of HR away",
  "hris.people-sent": "Sent people from the HR system",
  "hris.people-matched": "Joined what HR said about one person",
  "hris.winner-chosen": "Chose whose dates count",
  "hris.office-zone-saved": "Changed the time zone of an office",
  "tool.called": "A program called {tool}",
  "tool.settings-changed": "Changed the tool server",
  "workspace.changed": "Changed the workspace’s name or time zone",
  "workspace.hours-changed": "Changed the business hours",
  "workspace.first-tasks-put-away": "Put the first tasks away",
  "audit.chain-began": "The chain of the audit log begins",
  "audit.exported": "Exported the audit log",
  "audit.verified": "Verified the audit log",
};

const ACTOR_KINDS = {
  member: "Member",
  worker: "Worker",
  "command-line": "Command line",
  machine: "Machine key",
  stranger: "Not signed in",
} as const;

/** What an event says in plain words; an unknown one is shown as it is. */
export function eventWords(event: string, details: Record<string, unknown> | null = null): string {
  const words = Object.hasOwn(EVENT_WORDS, event) ? (EVENT_WORDS[event] ?? event) : event;
  return words.replaceAll(NAMED, (whole, name: string) => {
    const label = labelOf(details, name);
    return label === "" ? "" : whole.replace(`{${name}}`, label);
  });
}

/** A name in the words, with what only leads to it: without the name it goes along. */
const NAMED = /(?:,? (?:for|of|to)|:)?\s*\{(\w+)\}/g;

/** The events whose plain words contain `text`. */
export function eventsSaying(text: string): string[] {
  const wanted = text.toLocaleLowerCase("en");
  return Object.entries(EVENT_WORDS)
    .filter(([, words]) => words.replaceAll(NAMED, "").toLocaleLowerCase("en").includes(wanted))
    .map(([event]) => event);
}

/** Whether there are words of our own for an event. */
export function hasEventWords(event: string): boolean {
  return Object.hasOwn(EVENT_WORDS, event);
}

/** How it ended, as a group and in words. */
export function resultWords(event: string, result: string): { glyph: ResultGlyph; words: string } {
  const words = Object.hasOwn(RESULT_WORDS, result) ? (RESULT_WORDS[result] ?? result) : result;
  if (FAILED_EVENTS.includes(event)) return { glyph: "cross", words };
  const group = Object.values(AUDIT_RESULTS).find(({ results }) =>
    results.some((each: string) => each === result),
  );
  return { glyph: group?.glyph ?? "hollow", words };
}

type ResultGlyph = (typeof AUDIT_RESULTS)[keyof typeof AUDIT_RESULTS]["glyph"] | "hollow";

/** What kind of actor it was. */
export function actorKindWords(kind: keyof typeof ACTOR_KINDS): string {
  return ACTOR_KINDS[kind];
}

function labelOf(details: Record<string, unknown> | null, name: string): string {
  const labels = details?.labels;
  if (typeof labels !== "object" || labels === null || !Object.hasOwn(labels, name)) return "";
  return String((labels as Record<string, unknown>)[name] ?? "");
}
