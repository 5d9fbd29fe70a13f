import type { DateOutlook } from "#lib/workflows/date-outlook.ts";

/** Something that is missing before a date, with where it can be mended. */
export type ForecastGap = {
  words: string;
  fix: { label: string; href: string; isForAdmins: boolean } | null;
};

/** A workflow that listens to the date: when, in the person's zone, its steps in a few words, and what comes of it. */
export type PlannedWorkflow = {
  id: string;
  name: string;
  day: string;
  hour: number;
  steps: string;
  outlook: DateOutlook;
};

/** Somebody who starts or leaves. */
export type ForecastPerson = {
  key: string;
  /** Null while they are not in Entra. */
  objectId: string | null;
  name: string;
  department: string | null;
  /** A calendar day, YYYY-MM-DD, in `timeZone`. */
  date: string;
  timeZone: string;
  /** False where the workspace's zone stands in for the office's. */
  isOfficeZone: boolean;
  source: "hris" | "entra";
  /** The date was over when it came in. */
  isLate: boolean;
  planned: PlannedWorkflow[];
  gaps: ForecastGap[];
};

/** Access that ends by itself. */
export type ForecastEnding = {
  id: string;
  objectId: string;
  name: string;
  /** The group or app. */
  target: string;
  endsAt: number;
  /** Why it did not end so far; null when it is not due. */
  problem: string | null;
};

export type Forecast = {
  /** Today in the workspace's zone. */
  today: string;
  until: string;
  joiners: ForecastPerson[];
  leavers: ForecastPerson[];
  endings: ForecastEnding[];
  /** How many there are when not all are listed. */
  totals: { joiners: number; leavers: number; endings: number };
};
