import type { Role } from "#lib/platform/context.ts";
import { newId } from "#lib/platform/ids.ts";
import { PLAYBOOK_TEMPLATES } from "#lib/playbooks/shipped/templates.ts";

/** Who may call a door, and a well-formed call that names objects which are not there. */
export type Door = { roles: readonly Role[]; call: unknown; isAboutObject: boolean; needsProof?: boolean };

const EVERYBODY = ["employee", "agent", "admin"] as const;
const AGENTS = ["agent", "admin"] as const;
const ADMINS = ["admin"] as const;

const about = (roles: readonly Role[], call: unknown): Door => ({ roles, call, isAboutObject: true });
const plain = (roles: readonly Role[], call: unknown = {}): Door => ({ roles, call, isAboutObject: false });

/** A door that asks once more who it is. */
const proven = (door: Door): Door => ({ ...door, needsProof: true });

const requestId = newId();
const body = "Good morning";
const objectId = newId();
const HRIS_COLUMNS = { person: "email", startDate: null, endDate: null, department: null, manager: null };

/** Every server action by its export. A new one fails the test until it stands here. */
export const SERVER_ACTIONS: Record<string, Door | "public"> = {
  submitSetUp: "public",
  submitLocalSignIn: "public",
  submitPersona: "public",
  signOut: "public",
  beginProof: plain(EVERYBODY),
  confirmByPassword: about(EVERYBODY, { password: "not this one" }),
  confirmInPractice: about(EVERYBODY, {}),
  submitRole: proven(about(ADMINS, { memberId: newId(), role: "agent" })),
  makePersonalKeyAction: proven(plain(EVERYBODY, { name: "Editor", scopes: ["read-directory"], days: 30 })),
  makeMachineKeyAction: proven(plain(ADMINS, { name: "Payroll", scope: "hris", days: 30 })),
  revokeKeyAction: about(EVERYBODY, { keyId: newId() }),
  saveToolSettingsAction: plain(ADMINS, { isOn: true, atOnce: [] }),
  submitEndSessions: about(ADMINS, { memberId: newId() }),

  sendRequest: about(EVERYBODY, { formToken: newId(), serviceKey: "none", title: "Camera", details: "" }),
  sendReply: about(EVERYBODY, { requestId, body }),
  sendAttachment: about(EVERYBODY, { requestId, file: new File(["Good morning"], "note.txt") }),
  sendAttachmentRemoval: about(EVERYBODY, { attachmentId: newId() }),
  sendNote: about(AGENTS, { requestId, body }),
  sendAssignment: about(AGENTS, { requestId, assigneeId: null, was: null }),
  sendStatus: about(AGENTS, { requestId, status: "Resolved", was: "New" }),
  sendCancel: about(EVERYBODY, { requestId }),
  sendNudge: about(EVERYBODY, { requestId }),
  sendSeen: about(AGENTS, { requestId, upTo: 1 }),
  sendAssignments: about(AGENTS, { requestIds: [requestId], assigneeId: null }),
  sendResolutions: about(AGENTS, { requestIds: [requestId] }),
  sendView: plain(AGENTS, { name: "Old ones", query: { view: "open", q: "", age: "week" } }),
  sendSavedAnswer: plain(AGENTS, { title: "VPN", body: "Restart the client." }),
  sendSavedAnswerRemoval: about(AGENTS, { answerId: newId() }),
  sendViewRemoval: about(AGENTS, { viewId: newId() }),

  sendNewPlaybook: about(ADMINS, { templateKey: "none" }),
  sendPlaybook: about(ADMINS, {
    playbookId: newId(),
    draftVersion: 0,
    name: "Reset",
    document: PLAYBOOK_TEMPLATES[0]?.document,
  }),
  sendPublication: about(ADMINS, { playbookId: newId() }),
  sendPlaybookPause: about(ADMINS, { playbookId: newId() }),
  sendPlaybookRestore: about(ADMINS, { playbookId: newId(), version: 1 }),
  sendTry: about(ADMINS, {
    playbookId: newId(),
    name: "Reset",
    document: PLAYBOOK_TEMPLATES[0]?.document,
    asObjectId: objectId,
    message: "I forgot my password",
  }),
  sendTestRun: plain(ADMINS, {
    playbookId: newId(),
    name: "Reset",
    document: PLAYBOOK_TEMPLATES[0]?.document,
  }),
  sendProposalRun: about(AGENTS, { proposalId: newId() }),
  sendProposalInput: about(AGENTS, { proposalId: newId(), key: "group", value: objectId }),
  sendDismissal: about(AGENTS, { proposalId: newId(), takesOver: false }),
  sendAgentSettings: plain(ADMINS, {
    isOn: false,
    address: "",
    name: "",
    tokensPerDay: 200_000,
    priceIn: 0,
    priceOut: 0,
    costPerMonth: null,
    key: "",
    forgetsKey: false,
  }),
  sendAgentStop: plain(AGENTS, { isStopped: true }),

  runActionFromPanel: proven(
    about(AGENTS, {
      actionKey: "block-sign-in",
      subjectObjectId: objectId,
      input: {},
      requestId: null,
      idempotencyKey: newId(),
    }),
  ),
  undoActionFromPanel: about(AGENTS, { runId: newId(), idempotencyKey: newId() }),
  startApprovedFromPanel: about(AGENTS, { approvalId: newId() }),
  sendDecision: about(EVERYBODY, { approvalId: newId(), decision: "Approved", note: "" }),
  sendWithdrawal: about(AGENTS, { approvalId: newId() }),
  sendReminder: about(AGENTS, { approvalId: newId() }),
  sendQuestion: about(AGENTS, {
    requestId,
    question: "May it leave the house?",
    who: "manager",
    needs: "one",
    idempotencyKey: newId(),
  }),
  submitRule: about(ADMINS, {
    actionKey: "block-sign-in",
    serviceKey: "no-such-service",
    approver: "manager",
    named: [],
    needs: "one",
    expiresAfterHours: 24,
    fallback: "admin",
    fallbackNamed: [],
  }),
  submitService: about(ADMINS, {
    key: "no-such-service",
    version: 1,
    title: "VPN",
    description: "Work from elsewhere.",
    icon: "other",
    fields: [],
    audience: { kind: "everybody" },
    defaultAssigneeId: null,
    forWhom: "self",
    asksTitle: true,
  }),
  submitServiceState: about(ADMINS, { key: "no-such-service", state: "archived" }),
  submitServiceMove: about(ADMINS, { key: "no-such-service", step: 1 }),
  submitRuleRemoval: about(ADMINS, { ruleId: newId() }),
  submitBundle: about(ADMINS, {
    id: newId(),
    version: 1,
    isBaseline: false,
    department: "Sales",
    groups: [],
    apps: [],
  }),
  submitBundleRemoval: about(ADMINS, { id: newId(), version: 1 }),
  sendHrisFile: about(ADMINS, { file: new File([], "empty.csv") }),
  sendHrisColumns: about(ADMINS, { uploadId: newId(), mapping: HRIS_COLUMNS, dateOrder: "plain" }),
  sendHrisApply: about(ADMINS, { uploadId: newId(), seen: "0".repeat(64) }),
  sendHrisPutAway: about(ADMINS, { uploadId: newId() }),
  sendHrisWinner: plain(ADMINS, { winner: "hris" }),
  sendOfficeZone: plain(ADMINS, { office: "Lyon", timeZone: "Europe/Paris" }),
  showPassword: proven(about(EVERYBODY, { runId: newId() })),
  passPasswordOn: about(AGENTS, { runId: newId() }),

  protectPersonAction: about(ADMINS, { objectId, kind: "protected", note: "Service account" }),
  askProtectionChangeAction: about(ADMINS, { kind: "remove-protected", objectId }),
  decideProtectionChangeAction: proven(about(ADMINS, { changeId: newId(), decision: "confirm" })),
  releaseLimitAction: proven(about(ADMINS, { pauseId: newId() })),
  tightenPolicyAction: plain(ADMINS),
  confirmInstanceAction: proven(about(ADMINS, {})),
  pauseAutomationAction: plain(AGENTS, { why: "Looking into an alarm" }),
  resumeAutomationAction: plain(ADMINS),

  sendPeopleView: plain(AGENTS, { name: "Lyon", search: "office=Lyon", columns: ["email"], isShared: false }),
  sendPeopleViewName: about(AGENTS, { viewId: newId(), name: "Lyon", isShared: false }),
  sendPeopleViewUpdate: about(AGENTS, { viewId: newId(), search: "", columns: [] }),
  sendPeopleViewDeletion: about(AGENTS, { viewId: newId() }),
  sendColumns: plain(EVERYBODY, { viewId: null, columns: ["email", "title"] }),

  startConnectAction: plain(ADMINS, { powers: [] }),
  saveRegistrationAction: proven(
    plain(ADMINS, {
      clientId: newId(),
      tenantId: newId(),
      clientSecret: "not-a-real-secret",
    }),
  ),
  pauseAction: plain(ADMINS),
  resumeAction: plain(ADMINS),
  checkAccessAction: plain(ADMINS),
  disconnectAction: proven(plain(ADMINS)),
  saveScopeAction: plain(ADMINS, { includeGuests: false, includeBlocked: false }),
  syncNowAction: plain(ADMINS),
  retryImportAction: plain(ADMINS),
  cancelImportAction: plain(ADMINS),
  finishSetupAction: plain(ADMINS),
  releaseHoldAction: proven(about(ADMINS, { holdId: newId() })),
  discardHoldAction: about(ADMINS, { holdId: newId() }),
  saveSyncSettingsAction: plain(ADMINS, { everyHours: 4, limits: {} }),
  verifyNewest: plain(ADMINS),

  markReadAction: plain(EVERYBODY, { messageId: newId() }),
  savePreferenceAction: plain(EVERYBODY, { kind: "approval-asked", channel: "email", isOn: false }),
  saveDefaultAction: plain(ADMINS, { kind: "approval-asked", channel: "email", isOn: false }),
  retrySendAction: about(ADMINS, { messageId: newId(), channel: "email" }),
  retryAllSendsAction: about(ADMINS, {}),
  testEmailAction: about(ADMINS, {}),
  testTeamsAction: about(ADMINS, {}),
  switchChannelAction: about(ADMINS, { channel: "teams", isOn: false }),
  saveTeamsAction: plain(ADMINS, {
    botId: newId(),
    tenantId: newId(),
    catalogAppId: newId(),
    secret: "not-a-real-secret",
  }),
  saveDeskHoursAction: plain(ADMINS, { isOn: false }),
  saveWorkspaceAction: plain(ADMINS, { name: "Calder", timeZone: "Europe/Paris" }),
  putAwayFirstTasksAction: plain(ADMINS),
  submitNewWorkflow: about(ADMINS, { templateKey: "no-such-template" }),
  submitWorkflowDraft: about(ADMINS, {
    id: newId(),
    draftVersion: 0,
    name: "Onboarding",
    description: "",
    dailyLimit: 50,
    document: { trigger: { kind: "manual" }, conditions: { match: "all", list: [] }, steps: [] },
  }),
  submitWorkflowPublish: about(ADMINS, { id: newId(), draftVersion: 0 }),
  submitWorkflowState: about(ADMINS, { id: newId(), state: "Paused" }),
  submitWorkflowRestore: about(ADMINS, { id: newId(), version: 1 }),
  submitHeldRuns: proven(about(ADMINS, { id: newId(), decision: "release" })),
  submitRunByHand: about(AGENTS, { id: newId(), personObjectId: objectId }),
  submitStepRetry: about(AGENTS, { runId: newId(), stepId: "approval" }),
  submitStepSkip: about(AGENTS, { runId: newId(), stepId: "approval", reason: "Done by hand" }),
  submitStepHandOver: about(AGENTS, { runId: newId(), stepId: "approval", reason: "By hand" }),
  submitRunCancel: about(AGENTS, { runId: newId(), reason: "A mistake" }),
  submitRunUndo: about(AGENTS, { runId: newId() }),
  saveEmailAction: plain(ADMINS, { way: "graph", mailbox: "desk@calder.example" }),
};

const NO_TARGET = encodeURIComponent(JSON.stringify([{}]));
const scope = encodeURIComponent(JSON.stringify({ includeGuests: false, includeBlocked: false }));

/** Every GET route by its folder under app/api; `call` is the query string. */
export const ROUTES: Record<string, Door | "public"> = {
  health: "public",
  ready: "public",
  "auth/[...nextauth]": "public",
  "entra/callback/consent": "public",
  "entra/callback/sign-in": "public",
  people: plain(EVERYBODY, ""),
  "people/facets": plain(EVERYBODY, ""),
  "people/export": plain(EVERYBODY, "office=Lyon&office=Turin&columns=email"),
  "people/person": about(EVERYBODY, `person=${objectId}`),
  groups: plain(AGENTS, ""),
  apps: plain(AGENTS, ""),
  "bundles/ways": about(ADMINS, `app=${objectId}`),
  "bundles/preview": about(AGENTS, `person=${objectId}`),
  requests: plain(AGENTS, ""),
  "services/askable": plain(EVERYBODY, "q=figma"),
  "services/choices": about(EVERYBODY, "service=no-such-service&field=app"),
  members: plain(AGENTS, ""),
  "attachments/[attachmentId]": about(EVERYBODY, `attachmentId=${newId()}`),
  "saved-answers": plain(AGENTS, ""),
  palette: plain(AGENTS, "q=add+ikr"),
  approvals: plain(EVERYBODY, ""),
  "messages/unread": plain(EVERYBODY, ""),
  "directory/why": plain(AGENTS, "q=ikram"),
  "actions/panel": plain(AGENTS, `subject=${objectId}`),
  "actions/preview": about(AGENTS, `action=block-sign-in&subjects=${objectId}&targets=${NO_TARGET}`),
  "actions/undo-set": plain(AGENTS, `subject=${objectId}`),
  "actions/targets": about(AGENTS, `action=add-user-to-group&subject=${objectId}`),
  "audit/export": plain(ADMINS, "format=csv"),
  "workflows/runs": plain(AGENTS, ""),
  "workflows/dry-run": about(AGENTS, `id=${newId()}&person=${objectId}`),
  "workflows/run": about(AGENTS, `run=${newId()}`),
  "entra/import": plain(ADMINS, ""),
  "entra/sync": plain(ADMINS, ""),
  "entra/scope/choices": plain(ADMINS, "kind=groups"),
  "entra/scope/preview": plain(ADMINS, `scope=${scope}`),
};

/** A door that programs call with an access key; `body` is well-formed. */
export type MachineDoor = { method: "PUT" | "POST"; kind: "personal" | "machine"; body: string };

/** Every such route by its folder under app/api. They alone may change something by HTTP. */
export const MACHINE_ROUTES: Record<string, MachineDoor> = {
  "hris/people": { method: "PUT", kind: "machine", body: JSON.stringify([{ email: "x@calder.example" }]) },
  mcp: { method: "POST", kind: "personal", body: '{"jsonrpc":"2.0","id":1,"method":"tools/list"}' },
};
