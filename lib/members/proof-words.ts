/** Why a proof at Microsoft did not hold, by how it ended. */
export const PROOF_REFUSALS: ReadonlyMap<string, string> = new Map([
  ["cancelled", "The sign-in was cancelled, or Microsoft refused it."],
  ["expired", "This sign-in took longer than ten minutes, was used already, or belongs to another session."],
  ["failed", "Microsoft’s answer could not be used."],
  ["other-person", "Somebody else signed in. It has to be whoever uses this Gatehouse."],
  ["not-fresh", "Microsoft let you in without asking for your password."],
  [
    "no-time",
    "Microsoft does not say when you signed in. An admin has to add the optional claim auth_time to the ID token of the app registration.",
  ],
]);
