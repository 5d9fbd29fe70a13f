import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { auditEntries } from "#db/schema/index.ts";
import { makePersonalKey } from "#lib/access-keys/make-personal-key.ts";
import type { PersonalScope } from "#lib/access-keys/types.ts";
import { ApprovalDesk } from "#lib/approvals/testing/approval-desk.ts";
import { serveTools } from "../serve-tools.ts";

export const ALL_SCOPES: readonly PersonalScope[] = [
  "read-directory",
  "read-requests",
  "create-requests",
  "propose-actions",
  "run-playbooks",
];

export type Called = { isError: boolean; data: Record<string, unknown> };

/** A desk whose tool server listens on this machine, and programs that speak the protocol with it. */
export class ToolDesk {
  readonly desk: ApprovalDesk;
  readonly #clients: Client[] = [];
  #server: Server | undefined;
  url = "";

  constructor(desk = new ApprovalDesk()) {
    this.desk = desk;
  }

  async start(): Promise<void> {
    this.#server = createServer((request, response) => void this.#answer(request, response));
    await new Promise<void>((resolve) => this.#server?.listen(0, "127.0.0.1", resolve));
    const address = this.#server.address();
    if (typeof address !== "object" || address === null) throw new Error("The server has no port.");
    this.url = `http://127.0.0.1:${address.port}/api/mcp`;
  }

  async stop(): Promise<void> {
    for (const client of this.#clients) await client.close();
    await new Promise((resolve) => this.#server?.close(resolve));
  }

  /** A key of this member's, with as many scopes as their role may have unless told otherwise. */
  key(by: { memberId: string; id: number; objectId: string }, scopes = this.scopesOf(by)): string {
    return makePersonalKey(this.desk.as(by), { name: "Editor", scopes: [...scopes], days: 30 }).key;
  }

  scopesOf(by: { memberId: string; id: number; objectId: string }): readonly PersonalScope[] {
    const isEmployee = this.desk.as(by).actor.role === "employee";
    return isEmployee ? ALL_SCOPES.filter((scope) => scope !== "propose-actions") : ALL_SCOPES;
  }

  /** A program that has connected with a key. */
  async client(key: string): Promise<Client> {
    const client = new Client({ name: "test", version: "1" });
    const headers = { authorization: `Bearer ${key}` };
    await client.connect(new StreamableHTTPClientTransport(new URL(this.url), { requestInit: { headers } }));
    this.#clients.push(client);
    return client;
  }

  async call(client: Client, name: string, args: Record<string, unknown> = {}): Promise<Called> {
    const result = await client.callTool({ name, arguments: args });
    return { isError: result.isError === true, data: Object(result.structuredContent) };
  }

  /** Speaks HTTP without the SDK. */
  post(body: string, headers: Record<string, string> = {}, method = "POST"): Promise<Response> {
    const usual = { "content-type": "application/json", accept: "application/json, text/event-stream" };
    const init = method === "GET" ? {} : { body };
    return fetch(this.url, { method, headers: { ...usual, ...headers }, ...init });
  }

  /** What the audit keeps of calls. */
  calls() {
    return this.desk.db
      .select()
      .from(auditEntries)
      .all()
      .filter(({ event }) => event === "tool.called");
  }

  async #answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const pieces: Buffer[] = [];
    for await (const piece of incoming) pieces.push(piece as Buffer);
    const headers = new Headers(
      Object.entries(incoming.headers).flatMap(([name, value]) =>
        typeof value === "string" ? [[name, value] as [string, string]] : [],
      ),
    );
    const { method = "POST" } = incoming;
    const answer =
      method === "POST"
        ? await serveTools(new Request(this.url, { method, headers, body: Buffer.concat(pieces) }), {
            db: this.desk.db,
            clock: this.desk.clock,
            open: this.desk.tools,
          })
        : new Response(null, { status: 405 });
    outgoing.writeHead(answer.status, Object.fromEntries(answer.headers));
    outgoing.end(Buffer.from(await answer.arrayBuffer()));
  }
}
