export const FIELD_KINDS = ["text", "long-text", "choice", "date", "person", "group", "app", "file"] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

/** One thing that a service asks for. `options` count for choices only. */
export type FormField = {
  key: string;
  kind: FieldKind;
  label: string;
  help: string;
  isRequired: boolean;
  options: string[];
};

/** Who finds a service in the portal. */
export type Audience =
  | { kind: "everybody" }
  | { kind: "departments"; departments: string[] }
  | { kind: "groups"; groups: { objectId: string; displayName: string }[] };

/** Asked for oneself, for oneself or somebody else, or always for somebody else. */
export type ForWhom = "self" | "anyone" | "other";

export type Service = { key: string; title: string; description: string; icon: string };

/** A service with all that its form needs. */
export type ServiceForm = Service & { fields: FormField[]; forWhom: ForWhom; asksTitle: boolean };

/** One answer as it was given: names and labels stay as they were. */
export type Answer = {
  key: string;
  label: string;
  kind: FieldKind;
  /** What was written or chosen; the name of a person, group or app; names of files. Dates are YYYY-MM-DD. */
  text: string;
  /** The person, group or app in Entra; null for everything else. */
  objectId: string | null;
};

/** An app or a group by name, with the service that gives it and the field of its form that names it. */
export type Askable = {
  kind: "app" | "group";
  objectId: string;
  displayName: string;
  service: { key: string; title: string };
  field: string;
};

/** What a form holds before anybody writes in it, because the address says so. */
export type FormStart = { title: string; answers: Record<string, { value: string; label: string }> };

/** What a picker of the form offers. */
export type FormChoice = { objectId: string; displayName: string; detail: string };

/** A service as Settings shows and edits it. */
export type ServiceSettings = ServiceForm & {
  audience: Audience;
  defaultAssignee: { id: string; displayName: string } | null;
  isActive: boolean;
  isArchived: boolean;
  version: number;
  /** Requests that are not resolved. */
  openRequests: number;
  /** "Everybody", "Finance, Legal", "2 groups". */
  audienceWords: string;
};
