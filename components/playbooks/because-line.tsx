import type { Because } from "#lib/playbooks/schema.ts";

const SAYS: Record<string, string> = {
  "other-person": "speaks of somebody else",
  negated: "says it is not wanted",
  settled: "says it is settled",
  "in-general": "asks in general",
  "speaks-against": "speaks against it",
  instructions: "reads like instructions to a machine",
};

/** Why a playbook fits, in a sentence: the words that decided, and what is odd. */
export function BecauseLine({ because }: { because: Because }) {
  const { by, through, words, cautions, isByService } = because;
  const fits =
    by === "model"
      ? "The model chose it."
      : by === "key"
        ? `Asked for through the access key “${through ?? ""}”.`
        : isByService
          ? "The form says so."
          : words.length === 0
            ? "No words of it were found."
            : null;
  return (
    <p className="text-12 text-ink-2 [overflow-wrap:anywhere]">
      {fits ?? (
        <>
          {"Matched "}
          {words.map(({ written, means, isTypo }, at) => (
            <span key={`${means}-${written}`}>
              {at === 0 ? "" : ", "}
              <b className="font-medium text-ink">{`“${written}”`}</b>
              {isTypo ? ` (read as ${means.replace("*", "")})` : ""}
            </span>
          ))}
          .
        </>
      )}
      {cautions.map(({ kind, written }) => ` “${written}” ${SAYS[kind] ?? "is odd"}.`).join("")}
    </p>
  );
}
