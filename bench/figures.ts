/** The middle one. */
export const median = (list: readonly number[]): number =>
  list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? Number.NaN;

/** The smallest value that `share` of the list does not exceed. */
export const percentile = (list: readonly number[], share: number): number =>
  list.toSorted((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * share))] ?? Number.NaN;

export const seconds = (ms: number): string => (ms / 1000).toFixed(2);

/** A practice tenant's options for so many people: groups, memberships and apps in proportion. */
export function tenantOf(users: number): { args: string[]; name: string } {
  const groups = Math.min(Math.max(100, users / 20), 20_000);
  const memberships = Math.min(users * 10, 3_000_000);
  const args = ["--users", `${users}`, "--groups", `${groups}`, "--memberships", `${memberships}`];
  return { args, name: `${users} / ${groups} / ${memberships}` };
}
