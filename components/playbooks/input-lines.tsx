import type { Filled } from "#lib/playbooks/schema.ts";

const FROM: Record<Filled["source"], string> = {
  form: "from the form",
  text: "from the message",
  directory: "from the directory",
  agent: "filled in by an agent",
  key: "given through an access key",
  model: "chosen by the model",
};

/** What a playbook's inputs are filled with, and where each came from. */
export function InputLines({ filled }: { filled: readonly Filled[] }) {
  if (filled.length === 0) return null;
  return (
    <dl className="grid gap-1">
      {filled.map(({ key, label, text, source, written }) => (
        <div key={key} className="flex flex-wrap gap-x-2">
          <dt className="text-ink-3">{label}</dt>
          <dd className="min-w-0 [overflow-wrap:anywhere]">
            {text}{" "}
            <span className="text-12 text-ink-3">
              {FROM[source]}
              {written !== undefined && `, written “${written}”`}
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
