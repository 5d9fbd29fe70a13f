import { z } from "zod";
import { readAskerTest } from "#lib/playbooks/askers-data.ts";
import { listPublished } from "#lib/playbooks/playbooks-data.ts";
import { mayWorkOn } from "#lib/requests/policy.ts";
import { defineTool } from "../define-tool.ts";

export const listPlaybooksTool = defineTool({
  name: "list_playbooks",
  title: "List playbooks",
  description:
    "The published playbooks that this member may ask for, with the inputs that run_playbook takes. Agents and admins see all: on a request it counts who asked for it.",
  scope: "run-playbooks",
  roles: ["employee", "agent", "admin"],
  isReadOnly: true,
  input: z.strictObject({}),
  run: ({ db, actor }) => {
    const mayAsk = readAskerTest(db, { memberId: actor.id, objectId: actor.objectId });
    const playbooks = listPublished(db).flatMap(({ id, name, document }) => {
      const isForYou = mayAsk(document);
      if (!isForYou && !mayWorkOn(actor)) return [];
      const inputs = document.inputs.map(({ key, label, kind, isRequired, options }) => ({
        key,
        label,
        kind,
        isRequired,
        options,
      }));
      const { intent, autonomy } = document;
      return [{ playbook: id, name, when: intent.description, autonomy, isForYou, inputs }];
    });
    return { data: { playbooks } };
  },
});
