/** When a playbook is meant: what people write, in any language, and which form they use. */
export type Intent = {
  /** Whole sentences as people write them. */
  examples: readonly string[];
  /**
   * Each list holds words or short phrases that mean the same; a request is meant when every list is met.
   * "lost*" stands for every word that begins so; "{app}", "{group}" and "{person}" for a name of the directory.
   */
  words: readonly (readonly string[])[];
  /** Words that speak against it. */
  notWhen: readonly string[];
  /** Services whose form says it already. */
  services: readonly string[];
  /** Whom it is about: whoever asks, or somebody they name. */
  about: "requester" | "named-person";
};

/** A playbook as the matcher knows it. */
export type Candidate = { key: string; name: string; intent: Intent };

export type NameKind = "app" | "group" | "person";

/** A name of the directory that the text mentions: one object, or several that are called the same. */
export type FoundName = {
  kind: NameKind;
  displayName: string;
  objectIds: readonly string[];
  /** As it was written: words, or a mail address. */
  written: string;
  /** Written with a wrong letter or with initials, and nothing else in the text says so too: never enough to act. */
  isGuess: boolean;
};

export type MatchInput = {
  title: string;
  body: string;
  /** The service whose form was used. */
  serviceKey: string | null;
  /** The form names another person. */
  isForOther: boolean;
  names: readonly FoundName[];
};

/** `means`: the word of the playbook that it was taken for; `isTypo` when it was written otherwise. */
export type MatchedWord = { written: string; means: string; isTypo: boolean };

export type CautionKind =
  | "other-person"
  | "negated"
  | "settled"
  | "in-general"
  | "speaks-against"
  | "instructions";
/** What keeps the IT Agent from acting, with the words that say so. */
export type Caution = { kind: CautionKind; written: string };

export type MatchLevel = "act" | "propose" | "silent";

/** How well one playbook fits. `score` is between 0 and 1. */
export type Match = {
  key: string;
  name: string;
  score: number;
  level: MatchLevel;
  words: readonly MatchedWord[];
  cautions: readonly Caution[];
  /** The form alone says it. */
  isByService: boolean;
  /** The text says more than the playbook knows, or not of whom it speaks: never enough to act. */
  isUnclear: boolean;
};
