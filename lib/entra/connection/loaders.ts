import "server-only";
import { cache } from "react";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Context } from "#lib/platform/context.ts";
import { env } from "#lib/platform/env.ts";
import { FIRST_POWERS } from "./permissions.ts";
import { findConnection, lastTriedPowers, type Connection } from "./data.ts";
import { findRegistration } from "./registration.ts";
import { viewRegistration, type RegistrationView } from "./registration-view.ts";

export type ConnectPage = {
  connection: Connection | null;
  registration: RegistrationView;
  isPractice: boolean;
  /** Keys of the powers switched on to begin with. */
  powers: readonly string[];
  /** The address of this step, to hand to another admin. */
  link: string;
};

/** Everything the first step of the connect flow shows. Admins only. */
export const loadConnectPage = cache((ctx: Context): ConnectPage => {
  requireRole(ctx, "admin");
  const environment = env();
  const connection = findConnection(ctx.db);
  return {
    connection,
    registration: viewRegistration(findRegistration(ctx.db, environment), environment),
    isPractice: environment.isPractice,
    powers: triedBy(ctx) ?? connection?.powers ?? FIRST_POWERS,
    link: `${environment.publicUrl}/settings/integrations/entra/connect`,
  };
});

const triedBy = ({ db, actor, clock }: Context): readonly string[] | null =>
  actor.kind === "member" ? lastTriedPowers(db, actor.id, clock.now()) : null;
