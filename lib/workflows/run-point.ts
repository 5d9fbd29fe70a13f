/** What a run has come to: "kept" is committed. Tests end the process there; nobody else listens. */
export type RunPoint =
  | "step claimed"
  | "step done"
  | "timer set"
  | "timer fired"
  | "branch taken"
  | "effect done"
  | "effect kept"
  | "undo done"
  | "run ended";
