import { z } from "zod";
import { maskOrganization, organizationName } from "../graph/organization.ts";
import { json } from "../login/exchange.ts";
import { addMany, addSchema } from "./add-many.ts";
import { changeDirectory, changeSchema } from "./change-directory.ts";
import { invalid, readOrder, type Door } from "./door.ts";
import { editDirectory } from "./edit-directory.ts";
import { editSchema } from "./edit-schema.ts";
import { EditRefusal } from "./named-objects.ts";
import { removeSchema, removeShare, restoreRemoved, restoreSchema } from "./remove-share.ts";
import { truthCounts } from "./truth.ts";

const organizationSchema = z.strictObject({
  id: z.guid().toLowerCase().optional(),
  displayName: z.string().min(1).max(256).optional(),
});

/** Doors that change the directory as an administrator would in the portal: nothing of it enters the ledger. */
export const directoryDoors: Readonly<Record<string, Door>> = {
  "POST change": ({ store }, call) => {
    const order = readOrder(changeSchema, call);
    return order.ok
      ? json(200, { changed: changeDirectory(store, order.value), state: truthCounts(store) })
      : order.refusal;
  },
  "POST edit": ({ store }, call) => {
    const order = readOrder(editSchema, call);
    if (!order.ok) return order.refusal;
    try {
      const { done, created } = editDirectory(store, order.value);
      return json(200, { done, created, state: truthCounts(store) });
    } catch (error) {
      if (error instanceof EditRefusal) return invalid(error.message);
      throw error;
    }
  },
  "POST add": ({ store }, call) => {
    const order = readOrder(addSchema, call);
    return order.ok
      ? json(200, { added: addMany(store, order.value), state: truthCounts(store) })
      : order.refusal;
  },
  "POST remove": ({ store, options }, call) => {
    const order = readOrder(removeSchema, call);
    return order.ok
      ? json(200, { removed: removeShare(store, options.clientId, order.value), state: truthCounts(store) })
      : order.refusal;
  },
  "POST restore": ({ store }, call) => {
    const order = readOrder(restoreSchema, call);
    return order.ok
      ? json(200, { restored: restoreRemoved(store, order.value), state: truthCounts(store) })
      : order.refusal;
  },
  "POST organization": ({ store }, call) => {
    const order = readOrder(organizationSchema, call);
    if (!order.ok) return order.refusal;
    maskOrganization(store, order.value);
    return json(200, organizationName(store));
  },
  "DELETE organization": ({ store }) => {
    maskOrganization(store, {});
    return json(200, organizationName(store));
  },
};
