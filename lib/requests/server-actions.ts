"use server";

import { serverAction } from "#lib/platform/server-action.ts";
import { addNote } from "./add-note.ts";
import { assignRequest } from "./assign-request.ts";
import { cancelRequest } from "./cancel-request.ts";
import { nudgeAgents } from "./nudge-agents.ts";
import { replyToRequest } from "./reply-to-request.ts";
import { assignSchema, messageSchema, requestIdSchema, statusSchema, submitRequestSchema } from "./schema.ts";
import { setStatus } from "./set-status.ts";
import { submitRequest } from "./submit-request.ts";

const EVERYBODY = ["admin", "agent", "employee"] as const;
const AGENTS = ["admin", "agent"] as const;

const file = serverAction(
  { name: "submitRequest", roles: EVERYBODY, input: submitRequestSchema },
  submitRequest,
);
const reply = serverAction(
  { name: "replyToRequest", roles: EVERYBODY, input: messageSchema },
  replyToRequest,
);
const note = serverAction({ name: "addNote", roles: AGENTS, input: messageSchema }, addNote);
const assign = serverAction({ name: "assignRequest", roles: AGENTS, input: assignSchema }, assignRequest);
const cancel = serverAction(
  { name: "cancelRequest", roles: EVERYBODY, input: requestIdSchema },
  cancelRequest,
);
const nudge = serverAction({ name: "nudgeAgents", roles: EVERYBODY, input: requestIdSchema }, nudgeAgents);
const move = serverAction({ name: "setStatus", roles: AGENTS, input: statusSchema }, setStatus);

export async function sendRequest(input: Parameters<typeof file>[0]) {
  return file(input);
}

export async function sendReply(input: Parameters<typeof reply>[0]) {
  return reply(input);
}

export async function sendNote(input: Parameters<typeof note>[0]) {
  return note(input);
}

export async function sendAssignment(input: Parameters<typeof assign>[0]) {
  return assign(input);
}

export async function sendStatus(input: Parameters<typeof move>[0]) {
  return move(input);
}

export async function sendCancel(input: Parameters<typeof cancel>[0]) {
  return cancel(input);
}

export async function sendNudge(input: Parameters<typeof nudge>[0]) {
  return nudge(input);
}
