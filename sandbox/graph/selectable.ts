import type { ObjectKind } from "../store/types.ts";
import type { GraphCall } from "./call.ts";
import { Refusal } from "./graph-error.ts";
import { holds } from "./guard.ts";

// Properties of a user that a read permission alone does not show: asking for one refuses the whole request.
const guarded: Readonly<Record<string, string>> = {
  signinactivity: "AuditLog.Read.All",
  employeeleavedatetime: "User-LifeCycleInfo.Read.All",
};

/** Refuses with 403 when $select names a property that needs a further permission. */
export function requireSelectable(call: GraphCall, kind: ObjectKind): void {
  if (kind !== "user") return;
  for (const name of (call.query.get("$select") ?? "").split(",")) {
    const permission = guarded[name.trim().toLowerCase()];
    if (permission && !holds(call, permission)) {
      throw new Refusal(
        403,
        "Authorization_RequestDenied",
        `Calling principal does not have required MSGraph permissions ${permission}`,
      );
    }
  }
}
