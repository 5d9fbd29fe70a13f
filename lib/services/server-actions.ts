"use server";

import { serverAction } from "#lib/platform/server-action.ts";
import { moveService } from "./move-service.ts";
import { saveService } from "./save-service.ts";
import { moveServiceInput, serviceInput, serviceStateInput } from "./schema.ts";
import { setServiceState } from "./set-service-state.ts";

const ADMINS = ["admin"] as const;

/** Adds or changes a service. */
export const submitService = serverAction(
  { name: "submitService", roles: ADMINS, input: serviceInput },
  saveService,
);

/** Offers, withdraws or archives a service. */
export const submitServiceState = serverAction(
  { name: "submitServiceState", roles: ADMINS, input: serviceStateInput },
  setServiceState,
);

/** Moves a service in the list. */
export const submitServiceMove = serverAction(
  { name: "submitServiceMove", roles: ADMINS, input: moveServiceInput },
  moveService,
);
