import { keysOf } from "#lib/platform/keys-of.ts";

/** Who can get a kind at all; the rest never see it in their settings. */
type Audience = "everybody" | "agents" | "admins";

type KindSpec = {
  /** In settings: "When …". */
  when: string;
  /** The line in the inbox and the subject of an email; `{name}` is filled in from the facts. */
  subject: string;
  text: string;
  /** The page it opens, in Gatehouse; the only thing a message can do. */
  href: string;
  button: string;
  audience: Audience;
  /** Leaves Gatehouse too, unless somebody chose otherwise. */
  isPushed: boolean;
};

/** Everything Gatehouse tells people, with its fixed words. Plain ones: employees read them too. */
export const MESSAGE_KINDS = {
  "approval-asked": {
    when: "Somebody needs my approval",
    subject: "For your approval: {what}",
    text: "{by} asks you to approve it. Nothing happens before somebody has decided.",
    href: "/approvals/{id}",
    button: "Open approval",
    audience: "everybody",
    isPushed: true,
  },
  "approval-reminded": {
    when: "I’m reminded of an approval",
    subject: "Still waiting for you: {what}",
    text: "{by} reminds you: it waits for your decision.",
    href: "/approvals/{id}",
    button: "Open approval",
    audience: "everybody",
    isPushed: true,
  },
  "approval-decided": {
    when: "What I asked for is decided",
    subject: "{decision}: {what}",
    text: "{how}",
    href: "/approvals/{id}",
    button: "Open approval",
    audience: "agents",
    isPushed: true,
  },
  "action-proposed": {
    when: "A program proposes an action with my key",
    subject: "{through} proposes: {what}",
    text: "It needs your click: nothing is done before you start it.",
    href: "/approvals/{id}",
    button: "Open proposal",
    audience: "agents",
    isPushed: false,
  },
  "playbook-proposed": {
    when: "A program proposes a playbook on a request of mine",
    subject: "{through} proposes {playbook} on REQ-{number}: {title}",
    text: "It needs your click: nothing is done before you run it on the request.",
    href: "/requests/{number}",
    button: "Open request",
    audience: "agents",
    isPushed: false,
  },
  "request-decided": {
    when: "My request is approved or rejected",
    subject: "{decision}: {what}",
    text: "It belongs to your request REQ-{number}, {title}.",
    href: "/portal/requests/{number}",
    button: "Open request",
    audience: "everybody",
    isPushed: true,
  },
  "request-answered": {
    when: "Somebody answers my request",
    subject: "{by} answered REQ-{number}: {title}",
    text: "The answer is on your request. You can reply there.",
    href: "/portal/requests/{number}",
    button: "Read the answer",
    audience: "everybody",
    isPushed: true,
  },
  "request-replied": {
    when: "A requester replies to me",
    subject: "{by} replied to REQ-{number}: {title}",
    text: "The request is assigned to you.",
    href: "/requests/{number}",
    button: "Open request",
    audience: "agents",
    isPushed: false,
  },
  "request-assigned": {
    when: "A request is assigned to me",
    subject: "REQ-{number} is yours: {title}",
    text: "It came to you from {by}.",
    href: "/requests/{number}",
    button: "Open request",
    audience: "agents",
    isPushed: true,
  },
  "request-mentioned": {
    when: "An agent mentions me with @",
    subject: "{by} mentioned you on REQ-{number}: {title}",
    text: "Open the request to read it and answer.",
    href: "/requests/{number}",
    button: "Open request",
    audience: "agents",
    isPushed: false,
  },
  "request-nudged": {
    when: "A requester asks me how it is going",
    subject: "{by} asks how it is going: REQ-{number}, {title}",
    text: "The request is assigned to you.",
    href: "/requests/{number}",
    button: "Open request",
    audience: "agents",
    isPushed: false,
  },
  "request-resolved": {
    when: "My request is resolved",
    subject: "REQ-{number} is resolved: {title}",
    text: "{by} closed it. If something is missing, reply and it opens again.",
    href: "/portal/requests/{number}",
    button: "Open request",
    audience: "everybody",
    isPushed: true,
  },
  "action-result": {
    when: "Something was done for my request",
    subject: "{result}",
    text: "It belongs to your request REQ-{number}, {title}.",
    href: "/portal/requests/{number}",
    button: "Open request",
    audience: "everybody",
    isPushed: false,
  },
  "access-ends": {
    when: "My access ends soon",
    subject: "Your access to {target} ends {left}",
    text: "It ends on {date}. If you still need it after that, ask for it again now.",
    href: "/portal",
    button: "Open the IT desk",
    audience: "everybody",
    isPushed: true,
  },
  "access-of-others-ends": {
    when: "Access that I look after ends soon",
    subject: "{person}: access to {target} ends {left}",
    text: "It ends on {date}. To extend it, assign it again with a later date.",
    href: "/requests/{number}",
    button: "Open request",
    audience: "agents",
    isPushed: false,
  },
  "password-handed-on": {
    when: "A temporary password is left to me",
    subject: "A temporary password for {person} is waiting for you",
    text: "{by} left it to you as their manager. It is shown once, on the page and nowhere else.",
    href: "/passwords/{id}",
    button: "Open the page",
    audience: "everybody",
    isPushed: true,
  },
  "workflow-request-message": {
    when: "A workflow has something to tell me about my request",
    subject: "{subject}",
    text: "{text}",
    href: "/portal/requests/{number}",
    button: "Open request",
    audience: "everybody",
    isPushed: true,
  },
  "workflow-message": {
    when: "A workflow has something to tell me",
    subject: "{subject}",
    text: "{text}\n\nSent by the workflow “{workflow}”.",
    href: "/portal",
    button: "Open the IT desk",
    audience: "everybody",
    isPushed: true,
  },
  "workflow-failed": {
    when: "A workflow needs a human",
    subject: "{workflow} {state} for {person}",
    text: "{why}",
    href: "/workflows/runs/{id}",
    button: "Open the run",
    audience: "admins",
    isPushed: true,
  },
  "workflow-held": {
    when: "A workflow is held",
    subject: "{workflow} is held: {count} people are due",
    text: "Its limit is {limit} people in 24 hours. Nothing was started; an admin has to look and release it.",
    href: "/workflows/{id}",
    button: "Open the workflow",
    audience: "admins",
    isPushed: true,
  },
  "workflow-doubted": {
    when: "A workflow is held after a restore",
    subject: "{workflow} is held: {count} may have been done already",
    text: "They were due before this installation was confirmed, and their runs may be missing from what was restored. Nothing was started; an admin has to look and let them start or drop them.",
    href: "/workflows/{id}",
    button: "Open the workflow",
    audience: "admins",
    isPushed: true,
  },
  "playbook-held": {
    when: "A playbook is held",
    subject: "{playbook} is held: it only proposes now",
    text: "{why} It goes on by itself once all of them pass again, or when a corrected version is published.",
    href: "/playbooks/{id}",
    button: "Open the playbook",
    audience: "admins",
    isPushed: false,
  },
  "needs-reauthorization": {
    when: "Entra needs reauthorization",
    subject: "Microsoft Entra ID needs reauthorization",
    text: "Syncs and actions have stopped; nothing was deleted. {reason}",
    href: "/settings/integrations/entra",
    button: "Open the connection",
    audience: "admins",
    isPushed: true,
  },
  "sync-held": {
    when: "A sync is held",
    subject: "A sync is held: more changed than the limit allows",
    text: "{count} changes wait for a decision; the limit is {limit}. Nothing of it was applied.",
    href: "/settings/integrations/entra/holds/{id}",
    button: "See the list",
    audience: "admins",
    isPushed: true,
  },
  "limit-reached": {
    when: "A limit on actions is reached",
    subject: "{by} reached a limit: {action}",
    text: "The limit is {limit}. Further actions of this kind are refused until an admin releases it.",
    href: "/settings/protection",
    button: "Open Protection",
    audience: "admins",
    isPushed: true,
  },
  "health-bad": {
    when: "Gatehouse itself needs me",
    subject: "{part}: {words}",
    text: "Settings → Health says of every part how it does. You are told once a day for as long as it is so.",
    href: "/settings/health",
    button: "Open Health",
    audience: "admins",
    isPushed: true,
  },
  "audit-broken": {
    when: "The audit log is not intact",
    subject: "The audit log is not intact",
    text: "Its check found a break. Keep the database as it is and look at what was found.",
    href: "/settings/audit-log",
    button: "Open the audit log",
    audience: "admins",
    isPushed: true,
  },
} as const satisfies Record<string, KindSpec>;

export type MessageKind = keyof typeof MESSAGE_KINDS;

/** The names between braces in a text. */
type Names<T extends string> = T extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;

/** What a kind has to be told: exactly the names in its words. */
export type FactsOf<K extends MessageKind> = Record<
  Names<(typeof MESSAGE_KINDS)[K]["subject" | "text" | "href"]>,
  string
>;

export const KIND_KEYS = keysOf(MESSAGE_KINDS);

/** Whether a stored or sent word is one of the kinds. */
export function isMessageKind(kind: string): kind is MessageKind {
  return Object.hasOwn(MESSAGE_KINDS, kind);
}
