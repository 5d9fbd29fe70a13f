const EVERYBODY = ["employee", "agent", "admin"] as const;

/** What a personal key may do, on top of what its member may do anyway; with the roles it makes sense for. */
export const PERSONAL_SCOPES = {
  "read-directory": {
    title: "Read the directory",
    sentence: "Find people; for agents and admins also groups, apps, and how somebody has access.",
    roles: EVERYBODY,
  },
  "read-requests": {
    title: "Read requests",
    sentence: "Find the requests you may see.",
    roles: EVERYBODY,
  },
  "create-requests": {
    title: "Create requests",
    sentence: "Send requests in your name.",
    roles: EVERYBODY,
  },
  "propose-actions": {
    title: "Propose actions",
    sentence: "Say whether an action would work, and propose it. Nothing runs by the proposal alone.",
    roles: ["agent", "admin"],
  },
  "run-playbooks": {
    title: "Run playbooks",
    sentence:
      "Propose a published playbook on a request, or on a new one in your name. It waits for a click, unless it is Automatic and its limits let it begin.",
    roles: EVERYBODY,
  },
} as const;

/** What another system's key may do. */
export const MACHINE_SCOPES = {
  hris: {
    title: "Send people from an HR system",
    sentence: "PUT /api/hris/people, and nothing else.",
  },
} as const;

/** How long a key lasts, in days; the person chooses one. */
export const KEY_LIFE_DAYS = [30, 90, 365] as const;
/** Keys that one member, or the workspace, may have in use at once. */
export const KEYS_LIMIT = 20;
/** Calls a key may make one right after the other, and how often afterwards. */
export const BURST_CALLS = 60;
export const CALL_EVERY_MS = 500;
