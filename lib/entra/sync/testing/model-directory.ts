import type { Random } from "./random.ts";
import { Told } from "./told.ts";

export type ModelKind = "user" | "group" | "app" | "unit" | "role" | "device" | "contact";
/** In the recycle bin, an object is hidden, keeps its links, and can be restored. */
export type ModelState = "live" | "bin" | "gone";
export type Props = Readonly<Record<string, unknown>>;

export type ModelObject = {
  id: string;
  kind: ModelKind;
  facts: Told<{ state: ModelState; props: Props }>;
  /** Who the manager is; `manager` is what delta says, which may be silent about an end. */
  managerId: string | null;
  manager: Told<string | null>;
};

export type LinkEnds = { name: "members" | "owners"; parentId: string; childId: string };

export type ModelLink = LinkEnds & {
  isThere: boolean;
  /** What delta says of it. */
  told: Told<boolean>;
};

export type ModelAssignment = {
  id: string;
  appId: string;
  principalId: string;
  roleId: string;
  createdDateTime: string;
};

/**
 * A tenant's directory in memory, with every value it ever had: delta may tell old ones again. It
 * decides nothing by chance; that is the business of those who change it and answer for it.
 */
export class ModelDirectory {
  readonly tenantId: string;
  readonly objects = new Map<string, ModelObject>();
  readonly links = new Map<string, ModelLink>();
  readonly assignments = new Map<string, ModelAssignment>();
  /** Grows with every change. */
  version = 0;

  constructor(tenantId: string) {
    this.tenantId = tenantId;
  }

  create(kind: ModelKind, props: Props, random: Random): ModelObject {
    const id = random.guid();
    const object: ModelObject = { id, kind, facts: new Told(), managerId: null, manager: new Told() };
    this.objects.set(id, object);
    this.version += 1;
    object.facts.tell(this.version, { state: "live", props });
    return object;
  }

  set(object: ModelObject, change: { state?: ModelState; props?: Props }): void {
    const { state, props } = now(object);
    this.version += 1;
    object.facts.tell(this.version, {
      state: change.state ?? state,
      props: { ...props, ...change.props },
    });
  }

  setManager(user: ModelObject, managerId: string | null, isTold = true): void {
    user.managerId = managerId;
    this.version += 1;
    if (isTold) user.manager.tell(this.version, managerId);
  }

  /** Adds or ends a link. `told` is what delta says of it; null leaves delta silent. */
  link({ name, parentId, childId }: LinkEnds, isThere: boolean, told: boolean | null = isThere): void {
    const key = `${name} ${parentId} ${childId}`;
    const link = this.links.get(key) ?? { name, parentId, childId, isThere, told: new Told() };
    this.links.set(key, link);
    link.isThere = isThere;
    this.version += 1;
    if (told !== null) link.told.tell(this.version, told);
  }

  inState(state: ModelState, ...kinds: readonly ModelKind[]): ModelObject[] {
    return [...this.objects.values()].filter(
      (object) => kinds.includes(object.kind) && now(object).state === state,
    );
  }

  isLive(id: string): boolean {
    return this.#stateOf(id) === "live";
  }

  isGone(id: string): boolean {
    return this.#stateOf(id) === "gone";
  }

  #stateOf(id: string): ModelState {
    const object = this.objects.get(id);
    return object === undefined ? "gone" : now(object).state;
  }

  linksOf(id: string): ModelLink[] {
    return [...this.links.values()].filter(
      ({ isThere, parentId, childId }) => isThere && (parentId === id || childId === id),
    );
  }

  /** Links that a list shows: both ends live. */
  shownLinks(): ModelLink[] {
    return [...this.links.values()].filter(
      ({ isThere, parentId, childId }) => isThere && this.isLive(parentId) && this.isLive(childId),
    );
  }

  /** Assignments that a list shows. */
  shownAssignments(): ModelAssignment[] {
    return [...this.assignments.values()].filter(
      ({ appId, principalId }) => this.isLive(appId) && this.isLive(principalId),
    );
  }

  /** The manager that a list shows. */
  shownManager({ managerId }: ModelObject): string | null {
    return managerId !== null && this.isLive(managerId) ? managerId : null;
  }
}

/** What is true of an object at this moment. */
export function now(object: ModelObject): { state: ModelState; props: Props } {
  return object.facts.latest ?? { state: "gone", props: {} };
}

/** Microsoft 365 groups: of all groups only they go to the recycle bin. */
export function isUnified(group: ModelObject): boolean {
  const types = now(group).props["groupTypes"];
  return Array.isArray(types) && types.includes("Unified");
}
