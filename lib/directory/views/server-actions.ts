"use server";
import { serverAction } from "#lib/platform/server-action.ts";
import { chooseColumns } from "./choose-columns.ts";
import { deleteView } from "./delete-view.ts";
import { renameView } from "./rename-view.ts";
import { saveView } from "./save-view.ts";
import {
  chooseColumnsInput,
  deleteViewInput,
  renameViewInput,
  saveViewInput,
  updateViewInput,
} from "./schema.ts";
import { updateView } from "./update-view.ts";

export const sendPeopleView = serverAction(
  { name: "saveView", roles: ["agent", "admin"], input: saveViewInput },
  saveView,
);

export const sendPeopleViewName = serverAction(
  { name: "renameView", roles: ["agent", "admin"], input: renameViewInput },
  renameView,
);

export const sendPeopleViewUpdate = serverAction(
  { name: "updateView", roles: ["agent", "admin"], input: updateViewInput },
  updateView,
);

export const sendPeopleViewDeletion = serverAction(
  { name: "deleteView", roles: ["agent", "admin"], input: deleteViewInput },
  deleteView,
);

export const sendColumns = serverAction(
  { name: "chooseColumns", roles: ["employee", "agent", "admin"], input: chooseColumnsInput },
  chooseColumns,
);
