import "server-only";
import { eq, max } from "drizzle-orm";
import { inTransaction, type Database } from "#db/client.ts";
import { members, requests } from "#db/schema/index.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { DeskError } from "#lib/platform/errors.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { findOfferedService } from "#lib/services/offered-data.ts";
import { filesOfAnswers, resolveAnswers } from "#lib/services/resolve-answers.ts";
import { appendTimeline } from "./append-timeline.ts";
import { attachFiles } from "./attachments/attach-files.ts";
import { unsentNames } from "./attachments/attachments-data.ts";
import { findSubject } from "./find-subject.ts";
import { titleOf } from "./request-title.ts";
import { tellAssignment } from "./tell-request.ts";

type Submission = {
  formToken: string;
  serviceKey: string;
  title: string;
  details: string;
  answers?: Record<string, string>;
  /** Uploaded files that no field asks for. */
  attachmentIds?: readonly string[];
  /** The person it is for; null for whoever asks. */
  forObjectId?: string | null;
};

/**
 * Files a request of the signed-in member. The form's token is the request's id, so that pressing twice files once.
 * @returns the number shown as REQ-n.
 */
export function submitRequest(ctx: MemberContext, input: Submission): { number: number } {
  return inTransaction(ctx.db, () => {
    const filed = findFiled(ctx, input);
    if (filed !== null) return { number: filed };
    const service = findOfferedService(ctx, input.serviceKey);
    if (service === undefined)
      throw new DeskError("not-found", "This service is no longer offered. Choose another one.");
    const subject = findSubject(ctx, service, input.forObjectId ?? null);
    const given = input.answers ?? {};
    const fileIds = [...filesOfAnswers(service.fields, given), ...(input.attachmentIds ?? [])];
    const answers = resolveAnswers(ctx.db, service.fields, given, unsentNames(ctx, fileIds));
    const title = titleOf(service, input.title, answers, subject?.displayName ?? null);
    const { formToken: id } = input;
    const number = nextNumber(ctx.db);
    const at = ctx.clock.now();
    const times = { createdAt: at, updatedAt: at };
    const assigneeId = findAssignee(ctx.db, service.defaultAssigneeId);
    ctx.db
      .insert(requests)
      .values({
        id,
        number,
        title,
        answers,
        assigneeId,
        ...times,
        serviceKey: service.key,
        requesterId: ctx.actor.id,
        subjectObjectId: subject?.objectId ?? null,
        subjectName: subject?.displayName ?? null,
        status: "New",
      })
      .run();
    if (input.details !== "" || answers.length > 0 || fileIds.length > 0) {
      const said = { actorId: ctx.actor.id, body: input.details, data: { isOpening: true } };
      const entryId = appendTimeline(ctx.db, { requestId: id, kind: "message", ...said, at });
      attachFiles(ctx, { requestId: id, entryId, ids: fileIds });
    }
    tellAssignment(ctx, { id, number, title, assigneeId, requesterId: ctx.actor.id }, assigneeId, "filed");
    recordAudit(ctx, {
      event: "request.submitted",
      result: "Done",
      requestId: id,
      target: { kind: "request", id, name: `REQ-${number}` },
      details: { service: service.key, for: subject?.displayName ?? null },
    });
    return { number };
  });
}

/** The number of what this form filed before; null when it has filed nothing. */
function findFiled(ctx: MemberContext, { formToken, serviceKey, title }: Submission): number | null {
  const filed = ctx.db.select().from(requests).where(eq(requests.id, formToken)).get();
  if (filed === undefined) return null;
  const isSame = filed.serviceKey === serviceKey && (title === "" || filed.title === title);
  if (filed.requesterId === ctx.actor.id && isSame) return filed.number;
  throw new DeskError("conflict", "This form was used already. Reload the page and try again.");
}

/** The number of the next request. Call it in the transaction that files it. */
export function nextNumber(db: Database): number {
  const highest = db
    .select({ number: max(requests.number) })
    .from(requests)
    .get();
  return (highest?.number ?? 0) + 1;
}

/** The service's usual agent, while they still are one. */
export function findAssignee(db: Database, id: string | null): string | null {
  if (id === null) return null;
  const member = db.select().from(members).where(eq(members.id, id)).get();
  return member === undefined || member.disabledAt !== null || member.role === "employee" ? null : id;
}
