import { eq } from "drizzle-orm";
import {
  agentDecisions,
  connections,
  playbookProposals,
  requests,
  timelineEntries,
} from "#db/schema/index.ts";
import { ALL_POWERS } from "#lib/entra/connection/permissions.ts";
import { ApprovalDesk } from "#lib/approvals/testing/approval-desk.ts";
import { workerActor, type Context } from "#lib/platform/context.ts";
import { newId } from "#lib/platform/ids.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { replyToRequest } from "#lib/requests/reply-to-request.ts";
import { submitRequest } from "#lib/requests/submit-request.ts";
import { checkPlaybooks } from "../checks/check-playbooks.ts";
import { createPlaybook } from "../create-playbook.ts";
import { settleWorkflows } from "#lib/workflows/settle-workflows.ts";
import { settleProposals } from "../proposals/settle-proposals.ts";
import { putInForce } from "../put-in-force.ts";
import type { AskModel } from "../read-message.ts";
import { savePlaybook } from "../save-playbook.ts";
import type { PlaybookDocument } from "../schema.ts";
import { PLAYBOOK_TEMPLATES } from "../shipped/templates.ts";

/** An ApprovalDesk with playbooks, requesters who write, and the IT Agent's turns. */
export class AgentDesk extends ApprovalDesk {
  readonly figma = this.company.app({ displayName: "Figma" });
  askModel: AskModel | null = null;

  constructor() {
    super();
    // Apps can be given directly, too.
    this.db
      .update(connections)
      .set({ powers: [...ALL_POWERS] })
      .run();
    // The request of the approval tests is none of ours.
    this.db.delete(requests).where(eq(requests.id, this.requestId)).run();
  }

  worker(): Context {
    return { db: this.db, clock: this.clock, actor: workerActor };
  }

  /** A template as it ships, changed and published by an admin. @returns its id. */
  publish(
    templateKey: string,
    change: (document: PlaybookDocument) => Partial<PlaybookDocument> = () => ({}),
  ): string {
    const template = PLAYBOOK_TEMPLATES.find(({ key }) => key === templateKey);
    if (template === undefined) throw new Error(`There is no template ${templateKey}.`);
    const admin = this.as(this.kwame);
    const { id } = createPlaybook(admin, { templateKey });
    const document = { ...template.document, ...change(template.document) };
    savePlaybook(admin, { playbookId: id, draftVersion: 0, name: template.name, document });
    putInForce(admin, id);
    return id;
  }

  /** Automatic, with one saved conversation that passes. */
  publishAutomatic(
    templateKey: string,
    text: string,
    limits: Partial<PlaybookDocument["limits"]> = {},
  ): string {
    return this.publish(templateKey, (document) => ({
      autonomy: "Automatic",
      limits: { ...document.limits, ...limits },
      tests: [
        {
          id: newId(),
          asObjectId: this.tomasz.objectId,
          asName: "Tomasz",
          text,
          expects: "runs",
          says: "",
          saw: null,
        },
      ],
    }));
  }

  /** Files a request. @returns its id. */
  file(details: string, by: MemberContext = this.as(this.ikram), title = "Hello"): string {
    const formToken = newId();
    submitRequest(by, { formToken, serviceKey: "something-else", title, details });
    return formToken;
  }

  reply(requestId: string, body: string, by: MemberContext = this.as(this.ikram)): void {
    this.now += 1_000;
    replyToRequest(by, { requestId, body });
  }

  /** The IT Agent reads, then the runner carries out what is due. */
  async settle(): Promise<void> {
    await this.read();
    await this.carryOut();
  }

  async read(): Promise<void> {
    this.now += 1_000;
    await checkPlaybooks(this.worker(), this.askModel);
    await settleProposals(this.worker(), this.askModel);
  }

  async carryOut(open = this.tools): Promise<void> {
    for (let turns = 0; turns < 20; turns += 1)
      if ((await settleWorkflows(this.worker(), { open })) === 0) return;
    throw new Error("The worker does not come to rest.");
  }

  proposals = () => this.db.select().from(playbookProposals).all();
  decisions = () => this.db.select().from(agentDecisions).all();
  messages = (requestId: string) =>
    this.db
      .select()
      .from(timelineEntries)
      .where(eq(timelineEntries.requestId, requestId))
      .all()
      .filter(({ kind }) => kind === "message")
      .map(({ body }) => body);
}
