"use server";

import { serverAction } from "#lib/platform/server-action.ts";
import { applyUpload } from "./apply-upload.ts";
import { chooseWinner } from "./choose-winner.ts";
import { mapColumns } from "./map-columns.ts";
import { saveOfficeZone } from "./offices/save-office-zone.ts";
import { putAwayUpload } from "./put-away-upload.ts";
import {
  applyInput,
  mappingInput,
  officeZoneInput,
  putAwayInput,
  uploadInput,
  winnerInput,
} from "./schema.ts";
import { uploadFile } from "./upload-file.ts";

const ADMINS = ["admin"] as const;

/** Takes a CSV file as a draft. */
export const sendHrisFile = serverAction(
  { name: "uploadFile", roles: ADMINS, input: uploadInput },
  uploadFile,
);

/** Says which column of a draft holds what. */
export const sendHrisColumns = serverAction(
  { name: "mapColumns", roles: ADMINS, input: mappingInput },
  mapColumns,
);

/** Writes what the dry run showed. */
export const sendHrisApply = serverAction(
  { name: "applyUpload", roles: ADMINS, input: applyInput },
  applyUpload,
);

/** Puts a draft away. */
export const sendHrisPutAway = serverAction(
  { name: "putAwayUpload", roles: ADMINS, input: putAwayInput },
  putAwayUpload,
);

/** Says whose dates count. */
export const sendHrisWinner = serverAction(
  { name: "chooseWinner", roles: ADMINS, input: winnerInput },
  chooseWinner,
);

/** Says in which time zone an office is. */
export const sendOfficeZone = serverAction(
  { name: "saveOfficeZone", roles: ADMINS, input: officeZoneInput },
  saveOfficeZone,
);
