import type { BundleInput } from "#lib/bundles/schema.ts";
import type { BundleEditorPage } from "#lib/bundles/types.ts";

export type BundleDraft = BundleInput;

/** What the form begins with: a bundle as it was saved, or a new one. */
export function draftOf({ bundle, isBaseline, suggested }: BundleEditorPage): BundleDraft {
  return {
    id: bundle?.id ?? null,
    version: bundle?.version ?? 0,
    isBaseline,
    department: isBaseline ? "" : (bundle?.department ?? suggested),
    groups: [...(bundle?.saved.groups ?? [])],
    apps: [...(bundle?.saved.apps ?? [])],
  };
}
