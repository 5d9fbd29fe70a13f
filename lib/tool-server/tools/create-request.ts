import { z } from "zod";
import { env } from "#lib/platform/env.ts";
import { newId } from "#lib/platform/ids.ts";
import { submitRequestSchema } from "#lib/requests/schema.ts";
import { submitRequest } from "#lib/requests/submit-request.ts";
import { defineTool } from "../define-tool.ts";

const { serviceKey, title, details, answers, forObjectId } = submitRequestSchema.shape;

export const createRequestTool = defineTool({
  name: "create_request",
  title: "Create request",
  description: "Sends a request to IT in this member's name, as the form of the service would.",
  scope: "create-requests",
  roles: ["employee", "agent", "admin"],
  isReadOnly: false,
  input: z.strictObject({
    service: serviceKey.describe("The service's key, from list_services."),
    title: title.default("").describe("Where the service asks for one."),
    details: details.default("").describe("What is needed and why."),
    answers: answers.describe(
      "By the key of each field; an object id for people, groups and apps (search_choices).",
    ),
    forPerson: forObjectId.describe("Object id of the person it is for, when that is somebody else."),
    formToken: z.uuid().optional().describe("Choose one per request: sent twice, it files once."),
  }),
  run: (ctx, { service, formToken = newId(), forPerson, ...rest }) => {
    const { number } = submitRequest(ctx, {
      ...rest,
      formToken,
      serviceKey: service,
      forObjectId: forPerson,
    });
    const path = ctx.actor.role === "employee" ? "portal/requests" : "requests";
    return {
      data: { number, name: `REQ-${number}`, link: `${env().publicUrl}/${path}/${number}` },
      requestId: formToken,
      details: { request: `REQ-${number}` },
    };
  },
});
