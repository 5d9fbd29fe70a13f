import "server-only";
import { notFound } from "next/navigation";
import type { Database } from "#db/client.ts";
import { peopleFacets } from "#lib/directory/people-facets.ts";
import { pageContext } from "#lib/platform/session.ts";
import { BASELINE_KEY } from "./constants.ts";
import { countByDepartment, listBundles } from "./data.ts";
import { resolveApps, resolveGroups } from "./resolve-items.ts";
import type { BundleEditorPage, BundleRow, BundlesPage, BundleView } from "./types.ts";

/** App bundles: the list; agents read, admins change. */
export async function loadBundles(): Promise<BundlesPage> {
  const { db, actor } = await pageContext();
  if (actor.role === "employee") notFound();
  const counts = countByDepartment(db);
  const views = listBundles(db).map((row) => describe(db, row, counts));
  const covered = new Set(listBundles(db).map(({ departmentKey }) => departmentKey));
  return {
    mayEdit: actor.role === "admin",
    baseline: views.find(({ isBaseline }) => isBaseline) ?? null,
    bundles: views.filter(({ isBaseline }) => !isBaseline),
    uncovered: [...counts]
      .filter(([key]) => key !== BASELINE_KEY && !covered.has(key))
      .map(([, { department, count }]) => ({ department, peopleCount: count })),
  };
}

/**
 * One bundle to read or change: its id, "everybody" for the baseline, "new" for another department.
 * @param suggested the department a new one is for.
 */
export async function loadBundleEditor(which: string, suggested: string): Promise<BundleEditorPage> {
  const { db, actor } = await pageContext();
  if (actor.role === "employee") notFound();
  const rows = listBundles(db);
  const row = rows.find(({ id, departmentKey }) =>
    which === "everybody" ? departmentKey === BASELINE_KEY : id === which,
  );
  const mayEdit = actor.role === "admin";
  const isNew = which === "new" || which === "everybody";
  if (row === undefined && (!isNew || !mayEdit)) notFound();
  return {
    bundle: row === undefined ? null : describe(db, row, countByDepartment(db)),
    isBaseline: which === "everybody" || row?.departmentKey === BASELINE_KEY,
    mayEdit,
    departments: peopleFacets(db).departments.map(({ value }) => value),
    suggested: suggested.slice(0, 120),
  };
}

type Counts = ReturnType<typeof countByDepartment>;

function describe(db: Database, row: BundleRow, counts: Counts): BundleView {
  const groups = resolveGroups(db, row.groups);
  const apps = resolveApps(db, row.apps);
  const isBaseline = row.departmentKey === BASELINE_KEY;
  const everybody = [...counts.values()].reduce((sum, { count }) => sum + count, 0);
  return {
    id: row.id,
    isBaseline,
    department: row.department,
    peopleCount: isBaseline ? everybody : (counts.get(row.departmentKey)?.count ?? 0),
    groups: groups.found,
    apps: apps.found,
    missing: [...groups.missing, ...apps.missing],
    saved: { groups: row.groups, apps: row.apps },
    version: row.version,
    updatedAt: row.updatedAt,
    updatedByName: row.updatedByName,
  };
}
