import { eq } from "drizzle-orm";
import { people, workflowRuns, workflows } from "#db/schema/index.ts";
import { decideApproval } from "#lib/approvals/decide-approval.ts";
import { ApprovalDesk } from "#lib/approvals/testing/approval-desk.ts";
import { refreshDates } from "#lib/hris/refresh-dates.ts";
import { workerActor, type Context } from "#lib/platform/context.ts";
import { newId } from "#lib/platform/ids.ts";
import { submitRequest } from "#lib/requests/submit-request.ts";
import { createWorkflow } from "../create-workflow.ts";
import { publishWorkflow } from "../publish-workflow.ts";
import { readRun } from "../runs-data.ts";
import { saveWorkflow } from "../save-workflow.ts";
import type { WorkflowDocument } from "../schema.ts";
import { settleWorkflows } from "../settle-workflows.ts";

type Person = ApprovalDesk["ikram"];

/** The approval desk with workflows: its Graph says yes and writes down what was sent. */
export class WorkflowDesk extends ApprovalDesk {
  readonly worker: Context = { db: this.db, clock: this.clock, actor: workerActor };

  get admin() {
    return this.as(this.kwame);
  }

  /** Publishes a template as it is, or with another document. */
  publish(templateKey: string | null, document?: WorkflowDocument): string {
    const { id } = createWorkflow(this.admin, { templateKey });
    let draftVersion = 0;
    if (document !== undefined) {
      const row = this.workflow(id);
      const { name, description, dailyLimit } = row;
      ({ draftVersion } = saveWorkflow(this.admin, {
        id,
        draftVersion,
        name,
        description,
        dailyLimit,
        document,
      }));
    }
    publishWorkflow(this.admin, { id, draftVersion });
    return id;
  }

  workflow(id: string) {
    const row = this.db.select().from(workflows).where(eq(workflows.id, id)).get();
    if (row === undefined) throw new Error("There is no such workflow.");
    return row;
  }

  submit(serviceKey: string, answers: Record<string, string>, by: Person = this.ikram): number {
    const form = { formToken: newId(), serviceKey, title: "", details: "", answers, forObjectId: null };
    return submitRequest(this.as(by), form).number;
  }

  /** The worker comes by until nothing is due now. */
  async turn(askTime: () => Promise<number> = async () => this.now): Promise<void> {
    for (let turns = 0; turns < 20; turns += 1)
      if ((await settleWorkflows(this.worker, { open: this.tools, askTime })) === 0) return;
    throw new Error("The worker does not come to rest.");
  }

  runsOf(workflowId: string) {
    return this.db.select().from(workflowRuns).where(eq(workflowRuns.workflowId, workflowId)).all();
  }

  /** The only run there is, as its page shows it. */
  onlyRun() {
    const [run, ...others] = this.db.select().from(workflowRuns).all();
    const details = run === undefined || others.length > 0 ? null : readRun(this.admin, run.id);
    if (details === null) throw new Error("There is not exactly one run.");
    return details;
  }

  /** "approval Waiting", one line per step. */
  steps = () => this.onlyRun().steps.map(({ stepId, state }) => `${stepId} ${state}`);

  async decide(by: Person, decision: "Approved" | "Rejected" = "Approved", note = ""): Promise<void> {
    const pending = this.approvals().find(({ state }) => state === "Pending");
    if (pending === undefined) throw new Error("Nothing waits for a decision.");
    await decideApproval(this.as(by), { approvalId: pending.id, decision, note }, this.tools);
  }

  /** Gives a person a start or end date in Entra, and the worker sees it. */
  date(person: Person, kind: "start" | "end", day: string | null): void {
    const change = kind === "start" ? { employeeHireDate: day } : { employeeLeaveDate: day };
    this.db.update(people).set(change).where(eq(people.objectId, person.objectId)).run();
    refreshDates(this.worker);
  }

  sent = () => this.writes.map(({ method, path }) => `${method} ${path}`);
}
