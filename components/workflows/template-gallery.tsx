"use client";
import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useChange } from "#components/requests/use-change.ts";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { submitNewWorkflow } from "#lib/workflows/server-actions.ts";
import type { TemplateCard } from "#lib/workflows/types.ts";
import { TriggerTile } from "./editor/step-icon.tsx";

type StartProps = { onStart: (templateKey: string | null) => void; startingKey: string | null | undefined };

function useStart() {
  const router = useRouter();
  // Undefined while nothing is begun: null is the empty one.
  const [startingKey, setStartingKey] = useState<string | null | undefined>();
  const { run, isRunning, error } = useChange();
  const onStart = (templateKey: string | null) => {
    setStartingKey(templateKey);
    run(
      () => submitNewWorkflow({ templateKey }),
      ({ id }) => router.push(`/workflows/${id}`),
    );
  };
  return { onStart, startingKey: isRunning ? startingKey : undefined, error };
}

/** Begins a workflow without anything in it. */
export function NewWorkflowButton({ isPrimary = false }: { isPrimary?: boolean }) {
  const { onStart, startingKey, error } = useStart();
  return (
    <>
      {error === null ? null : (
        <span role="alert" className="text-12 text-danger-text">
          {error}
        </span>
      )}
      <Button
        variant={isPrimary ? "primary" : "secondary"}
        icon={<Icon of={Plus} size={14} />}
        isRunning={startingKey === null}
        runningLabel="Making it…"
        onClick={() => onStart(null)}
      >
        New workflow
      </Button>
    </>
  );
}

/** Workflows that ship: each works as it is, and is yours once it is used. */
export function TemplateGallery({ templates }: { templates: readonly TemplateCard[] }) {
  const { onStart, startingKey, error } = useStart();
  return (
    <>
      <ul aria-label="Templates" className="grid grid-cols-2 gap-x-8 border-t border-line max-md:grid-cols-1">
        {templates.map((template) => (
          <Template key={template.key} template={template} onStart={onStart} startingKey={startingKey} />
        ))}
      </ul>
      {error === null ? null : (
        <p role="alert" className="mt-2 text-danger-text">
          {error}
        </p>
      )}
    </>
  );
}

function Template({ template, onStart, startingKey }: StartProps & { template: TemplateCard }) {
  const { key, name, description, trigger, stepWords } = template;
  return (
    <li className="grid grid-cols-[24px_minmax(0,1fr)_auto] items-start gap-x-3 border-b border-line py-3.5">
      <TriggerTile kind={trigger} />
      <div className="min-w-0">
        <h3 className="font-semibold">{name}</h3>
        <p className="text-ink-2">{description}</p>
        <p className="mt-1 text-12 text-ink-3">{stepWords}</p>
      </div>
      <Button
        size="s"
        isRunning={startingKey === key}
        disabledReason={
          startingKey !== undefined && startingKey !== key ? "Another one is being made." : undefined
        }
        onClick={() => onStart(key)}
      >
        <span>
          Use template<span className="sr-only">{`: ${name}`}</span>
        </span>
      </Button>
    </li>
  );
}
