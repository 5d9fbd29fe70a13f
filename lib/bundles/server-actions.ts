"use server";

import { serverAction } from "#lib/platform/server-action.ts";
import { removeBundle } from "./remove-bundle.ts";
import { saveBundle } from "./save-bundle.ts";
import { bundleInput, removeBundleInput } from "./schema.ts";

/** Adds a bundle, or changes one. */
export const submitBundle = serverAction(
  { name: "submitBundle", roles: ["admin"], input: bundleInput },
  saveBundle,
);

/** Removes a bundle. */
export const submitBundleRemoval = serverAction(
  { name: "submitBundleRemoval", roles: ["admin"], input: removeBundleInput },
  removeBundle,
);
