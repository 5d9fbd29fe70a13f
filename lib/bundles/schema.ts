import { z } from "zod";
import { accessToGive } from "#lib/entra/actions/app-access.ts";
import { fold } from "#lib/platform/fold.ts";
import { MOST_APPS, MOST_GROUPS } from "./constants.ts";

const item = { objectId: z.guid().toLowerCase(), displayName: z.string().min(1).max(256) };

/** One bundle as the form sends it; without a department it is the baseline for everybody. */
export const bundleInput = z
  .strictObject({
    id: z.uuid().nullable(),
    version: z.int().min(0),
    isBaseline: z.boolean(),
    department: z.string().trim().max(120),
    groups: z.array(z.strictObject(item)).max(MOST_GROUPS, `Choose at most ${MOST_GROUPS} groups.`),
    apps: z
      .array(z.strictObject({ ...item, access: accessToGive }))
      .max(MOST_APPS, `Choose at most ${MOST_APPS} apps.`),
  })
  .superRefine((bundle, ctx) => {
    const refuse = (path: string, message: string) => ctx.addIssue({ code: "custom", path: [path], message });
    if (!bundle.isBaseline && fold(bundle.department) === "") refuse("department", "Name the department.");
    if (bundle.isBaseline && bundle.department !== "")
      refuse("department", "The baseline is for everybody, not for a department.");
    if (hasTwins(bundle.groups)) refuse("groups", "A group stands here twice.");
    if (hasTwins(bundle.apps)) refuse("apps", "An app stands here twice.");
  });
export type BundleInput = z.output<typeof bundleInput>;

export const removeBundleInput = z.strictObject({ id: z.uuid(), version: z.int().min(0) });

export const waysQuery = z.object({ app: z.guid() });
export const bundlePreviewQuery = z.object({ person: z.guid().toLowerCase() });

const hasTwins = (list: readonly { objectId: string }[]) =>
  new Set(list.map(({ objectId }) => objectId)).size < list.length;
