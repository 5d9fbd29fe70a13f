const PAGE = 999;
const BATCH = 20;

/** Fixed costs: a watermark and a replay of each of the four tracked kinds. */
const DELTAS = 8;

/**
 * The fewest HTTP requests that read this tenant whole: lists of 999 with managers and owners expanded,
 * link pages twenty to a batch. Computed from the tenant's own books.
 */
export async function requestBound(
  control: (method: string, path: string) => Promise<string>,
): Promise<number> {
  const state: Record<string, number> = JSON.parse(await control("GET", "state"));
  const pages = (count: number | undefined) => Math.max(1, Math.ceil((count ?? 0) / PAGE));
  const linkPages = async (list: string, parent: string, parents: number | undefined) => {
    const sizes = new Map<string, number>();
    for (const line of (await control("GET", `truth/${list}`)).split("\n").filter(Boolean)) {
      const id = String(JSON.parse(line)[parent]);
      sizes.set(id, (sizes.get(id) ?? 0) + 1);
    }
    const full = [...sizes.values()].reduce((sum, size) => sum + Math.ceil(size / PAGE), 0);
    return full + Math.max(0, (parents ?? 0) - sizes.size);
  };
  const links =
    Math.ceil((await linkPages("memberships", "groupId", state.groups)) / BATCH) +
    Math.ceil((await linkPages("unitMembers", "unitId", state.administrativeUnits)) / BATCH) +
    Math.ceil((await linkPages("assignments", "resourceId", state.apps)) / BATCH);
  const lists =
    pages(state.users) +
    pages(state.groups) +
    pages(state.apps) +
    pages(state.administrativeUnits) +
    pages(state.deletedUsers);
  return lists + links + DELTAS;
}
