"use client";
import { useQuery } from "#components/ui/query.ts";
import { useState } from "react";
import { fetchJson } from "#components/entra/fetch-json.ts";
import { PersonField } from "#components/entra/person-field.tsx";
import { Combobox } from "#components/ui/combobox.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";
import { Field } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Sheet } from "#components/ui/sheet.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import type { ComboboxOption, LoadOptions } from "#components/ui/use-combobox-options.ts";
import type { DryRun } from "#lib/workflows/types.ts";
import { DryRunSteps } from "./dry-run-steps.tsx";

const REQUESTS_MOST = 8;

type DryRunSheetProps = {
  workflowId: string;
  /** The saved draft that is tried; another one is tried anew. */
  draftVersion: number;
  /** Why the saved draft is not what stands on the page; null when it is. */
  whyBehind: string | null;
  /** The service whose past requests can be tried; null for workflows that no request starts. */
  serviceKey: string | null;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
};

/** For a person or a past request: exactly what each step would do now. Nothing happens by it. */
export function DryRunSheet(props: DryRunSheetProps) {
  const { workflowId, draftVersion, whyBehind, serviceKey, isOpen, onOpenChange } = props;
  const [person, setPerson] = useState<ComboboxOption | null>(null);
  const [request, setRequest] = useState<ComboboxOption | null>(null);
  return (
    <Sheet isOpen={isOpen} onOpenChange={onOpenChange} title="Dry run" className="w-[560px]">
      <div className="grid content-start gap-4 p-4">
        <p className="text-ink-2">
          Says what each step would do now, what would be called, and what would fail. It changes nothing and
          asks nobody.
        </p>
        {serviceKey === null ? null : (
          <Field label="For a past request">
            {(control) => (
              <Combobox
                {...control}
                label="Requests"
                placeholder="Find a request by number, title or name"
                value={request}
                onValueChange={(option) => {
                  setRequest(option);
                  setPerson(null);
                }}
                queryKey={["dry-run-requests", serviceKey]}
                loadOptions={findRequests(serviceKey)}
                emptyTitle={() => "No request for this service yet"}
                emptyHelp="Choose a person below instead."
              />
            )}
          </Field>
        )}
        <PersonField
          label={serviceKey === null ? "For a person" : "Or for a person"}
          help={serviceKey === null ? undefined : "Without a request the form’s answers are empty."}
          value={person}
          onChange={(option) => {
            setPerson(option);
            setRequest(null);
          }}
        />
        {whyBehind === null ? null : (
          <Notice tone="warning" title="This is the draft as it was saved last">
            {whyBehind}
          </Notice>
        )}
        <Answer workflowId={workflowId} draftVersion={draftVersion} person={person} request={request} />
      </div>
    </Sheet>
  );
}

type AnswerProps = {
  workflowId: string;
  draftVersion: number;
  person: ComboboxOption | null;
  request: ComboboxOption | null;
};

function Answer({ workflowId, draftVersion, person, request }: AnswerProps) {
  const about: Record<string, string> =
    person === null ? (request === null ? {} : { request: request.value }) : { person: person.value };
  const { data, error, isError, refetch, isFetching } = useQuery({
    queryKey: ["dry-run", workflowId, draftVersion, about],
    queryFn: ({ signal }) =>
      fetchJson<DryRun>(
        `/api/workflows/dry-run?${new URLSearchParams({ id: workflowId, ...about })}`,
        signal,
      ),
    enabled: person !== null || request !== null,
    // What is true in Entra now counts, not what was a minute ago.
    gcTime: 0,
  });
  if (person === null && request === null) return null;
  if (isError)
    return (
      <ErrorState title="The dry run didn’t work" onRetry={() => void refetch()} isRetrying={isFetching}>
        {error.message}
      </ErrorState>
    );
  if (data === undefined)
    return (
      <div className="grid gap-4 pt-2" aria-busy="true">
        <span className="sr-only">Looking at each step</span>
        {[180, 240, 200].map((width) => (
          <div key={width} className="grid gap-2">
            <Skeleton width={width} />
            <Skeleton width={width + 80} />
          </div>
        ))}
      </div>
    );
  return <DryRunSteps dryRun={data} />;
}

type FoundRequest = { number: number; title: string; requester: { displayName: string } };

/** Requests for the service, whatever became of them; the newest first. */
function findRequests(service: string): LoadOptions {
  return async (q, signal) => {
    const read = (view: "open" | "resolved") =>
      fetchJson<{ rows: readonly FoundRequest[] }>(
        `/api/requests?${new URLSearchParams({ view, service, q })}`,
        signal,
      );
    const found = await Promise.all([read("open"), read("resolved")]);
    return found
      .flatMap(({ rows }) => rows)
      .sort((a, b) => b.number - a.number)
      .slice(0, REQUESTS_MOST)
      .map(({ number, title, requester }) => ({
        value: String(number),
        label: `REQ-${number} ${title}`,
        detail: requester.displayName,
      }));
  };
}
