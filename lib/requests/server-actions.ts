"use server";

import { serverAction } from "#lib/platform/server-action.ts";
import { addAttachment } from "./attachments/add-attachment.ts";
import { removeAttachment } from "./attachments/remove-attachment.ts";
import { addNote } from "./add-note.ts";
import { assignRequest } from "./assign-request.ts";
import { assignRequests } from "./assign-requests.ts";
import { cancelRequest } from "./cancel-request.ts";
import { markSeen } from "./mark-seen.ts";
import { nudgeAgents } from "./nudge-agents.ts";
import { removeView } from "./remove-view.ts";
import { replyToRequest } from "./reply-to-request.ts";
import { resolveRequests } from "./resolve-requests.ts";
import { saveView } from "./save-view.ts";
import { removeAnswer } from "./saved-answers/remove-answer.ts";
import { saveAnswer } from "./saved-answers/save-answer.ts";
import {
  answerIdSchema,
  assignSchema,
  attachmentIdSchema,
  attachmentSchema,
  bulkAssignSchema,
  bulkResolveSchema,
  messageSchema,
  requestIdSchema,
  saveAnswerSchema,
  saveViewSchema,
  seenSchema,
  statusSchema,
  submitRequestSchema,
  viewIdSchema,
} from "./schema.ts";
import { setStatus } from "./set-status.ts";
import { submitRequest } from "./submit-request.ts";

const EVERYBODY = ["admin", "agent", "employee"] as const;
const AGENTS = ["admin", "agent"] as const;

export const sendRequest = serverAction(
  { name: "submitRequest", roles: EVERYBODY, input: submitRequestSchema },
  submitRequest,
);
export const sendReply = serverAction(
  { name: "replyToRequest", roles: EVERYBODY, input: messageSchema },
  replyToRequest,
);
export const sendAttachment = serverAction(
  { name: "addAttachment", roles: EVERYBODY, input: attachmentSchema },
  addAttachment,
);
export const sendAttachmentRemoval = serverAction(
  { name: "removeAttachment", roles: EVERYBODY, input: attachmentIdSchema },
  removeAttachment,
);
export const sendNote = serverAction({ name: "addNote", roles: AGENTS, input: messageSchema }, addNote);
export const sendAssignment = serverAction(
  { name: "assignRequest", roles: AGENTS, input: assignSchema },
  assignRequest,
);
export const sendStatus = serverAction({ name: "setStatus", roles: AGENTS, input: statusSchema }, setStatus);
export const sendCancel = serverAction(
  { name: "cancelRequest", roles: EVERYBODY, input: requestIdSchema },
  cancelRequest,
);
export const sendNudge = serverAction(
  { name: "nudgeAgents", roles: EVERYBODY, input: requestIdSchema },
  nudgeAgents,
);
export const sendSeen = serverAction({ name: "markSeen", roles: AGENTS, input: seenSchema }, markSeen);
export const sendAssignments = serverAction(
  { name: "assignRequests", roles: AGENTS, input: bulkAssignSchema },
  assignRequests,
);
export const sendResolutions = serverAction(
  { name: "resolveRequests", roles: AGENTS, input: bulkResolveSchema },
  resolveRequests,
);
export const sendView = serverAction({ name: "saveView", roles: AGENTS, input: saveViewSchema }, saveView);
export const sendSavedAnswer = serverAction(
  { name: "saveAnswer", roles: AGENTS, input: saveAnswerSchema },
  saveAnswer,
);
export const sendSavedAnswerRemoval = serverAction(
  { name: "removeAnswer", roles: AGENTS, input: answerIdSchema },
  removeAnswer,
);
export const sendViewRemoval = serverAction(
  { name: "removeView", roles: AGENTS, input: viewIdSchema },
  removeView,
);
