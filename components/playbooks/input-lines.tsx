"use client";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import type { Filled } from "#lib/playbooks/schema.ts";
import { InputField } from "./input-field.tsx";

const FROM: Record<Filled["source"], string> = {
  form: "from the form",
  text: "from the message",
  directory: "from the directory",
  agent: "filled in by an agent",
  key: "given through an access key",
  model: "chosen by the model",
};

type InputLinesProps = {
  filled: readonly (Filled & { choices?: readonly string[] })[];
  /** Changes one while it is only proposed; `onDone` follows when it was taken. */
  onFill?: ((key: string, value: string, onDone: () => void) => void) | undefined;
};

/** What a playbook's inputs are filled with, where each came from, and the way to change one. */
export function InputLines({ filled, onFill }: InputLinesProps) {
  const [changing, setChanging] = useState<string | null>(null);
  const changed = filled.find(({ key }) => key === changing);
  if (filled.length === 0) return null;
  return (
    <>
      <dl className="grid gap-1">
        {filled.map(({ key, label, text, source, written }) => (
          <div key={key} className="flex flex-wrap items-baseline gap-x-2">
            <dt className="text-ink-3">{label}</dt>
            <dd className="min-w-0 [overflow-wrap:anywhere]">
              {text}{" "}
              <span className="text-12 text-ink-3">
                {FROM[source]}
                {written !== undefined && `, written “${written}”`}
              </span>
            </dd>
            {onFill === undefined ? null : (
              <dd>
                <Button
                  variant="text"
                  size="s"
                  aria-label={`Change ${label}`}
                  aria-expanded={changing === key}
                  onClick={() => setChanging(changing === key ? null : key)}
                >
                  Change
                </Button>
              </dd>
            )}
          </div>
        ))}
      </dl>
      {changed === undefined || onFill === undefined ? null : (
        <InputField
          key={changed.key}
          input={{ ...changed, choices: changed.choices ?? [] }}
          value={
            changed.kind === "person" || changed.kind === "group" || changed.kind === "app"
              ? ""
              : changed.value
          }
          onLeave={() => setChanging(null)}
          // What was refused stays there to be mended.
          onFill={(value) => onFill(changed.key, value, () => setChanging(null))}
        />
      )}
    </>
  );
}
