import { ruleSchema } from "../faults/rule.ts";
import type { SandboxContext } from "../server.ts";
import { grantPermissions, revokePermissions } from "../store/consent.ts";
import { resetEverything } from "./control-routes.ts";

/** The throttle an administrator may switch on: two of three Graph calls are asked to wait a moment. */
const throttle = ruleSchema.parse({
  match: { path: "^/v1\\.0/", probability: 0.66 },
  phase: "before-effect",
  effect: { status: 429, headers: { "retry-after": "2.128" } },
});

const switches: Readonly<Record<string, (context: SandboxContext) => void>> = {
  "throttle-on": (context) => {
    if (!isThrottled(context)) context.faults.add(throttle);
  },
  "throttle-off": ({ faults }) => {
    for (const rule of faults.list())
      if (rule.match.path === throttle.match.path && rule.effect.status === 429) faults.clear(rule.id);
  },
  "revoke-consent": ({ store, options }) => revokePermissions(store, options.clientId, "all"),
  "restore-consent": ({ store, login, options }) => {
    const asked = login.directory.registration(options.clientId)?.requestedPermissions ?? [];
    grantPermissions(store, options.clientId, asked);
  },
  reset: resetEverything,
};

/** Runs one switch of the practice page; gives its name, or undefined when there is none. */
export function runSwitch(context: SandboxContext, name: string): string | undefined {
  const run = Object.hasOwn(switches, name) ? switches[name] : undefined;
  run?.(context);
  return run && name;
}

export function isThrottled({ faults }: SandboxContext): boolean {
  return faults.list().some((rule) => rule.match.path === throttle.match.path && rule.effect.status === 429);
}
