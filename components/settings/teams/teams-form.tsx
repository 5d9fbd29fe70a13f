"use client";
import { useState, type FormEvent } from "react";
import { useChange } from "#components/requests/use-change.ts";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { saveTeamsAction } from "#lib/messages/server-actions.ts";
import type { TeamsView } from "#lib/messages/types.ts";

type TeamsFormProps = {
  teams: TeamsView | null;
  usual: { botId: string; tenantId: string };
  isInstallGranted: boolean;
};

type Draft = { botId: string; tenantId: string; catalogAppId: string; secret: string };

const FIELDS = [
  {
    name: "botId",
    label: "Microsoft app ID",
    help: "Of the Azure Bot: the application Gatehouse is connected with.",
  },
  { name: "tenantId", label: "Directory (tenant) ID", help: "Of the Azure Bot: single tenant." },
  {
    name: "catalogAppId",
    label: "Teams app ID",
    help: "In the Teams admin center, once the app is uploaded.",
  },
] as const;

/** Who the bot is. Saving switches Teams on. */
export function TeamsForm({ teams, usual, isInstallGranted }: TeamsFormProps) {
  const [draft, setDraft] = useState<Draft>(() => ({
    ...usual,
    catalogAppId: "",
    ...teams?.config,
    secret: "",
  }));
  const { run, isRunning, error, fieldErrors, clearError } = useChange();
  const change = (next: Partial<Draft>) => {
    setDraft({ ...draft, ...next });
    clearError();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // Once saved, what was typed is sealed and no longer shown.
    run(
      () => saveTeamsAction(draft),
      () => setDraft({ ...draft, secret: "" }),
    );
  };
  const isAtField = Object.keys(fieldErrors).length > 0;
  return (
    <form onSubmit={submit} noValidate aria-label="Microsoft Teams" className="grid max-w-100 gap-4">
      {isInstallGranted ? null : (
        <Notice tone="warning" title="Gatehouse can’t install its app for people yet">
          <TextLink href="/settings/integrations/entra/connect">Reconnect Entra</TextLink> with the power
          “Message people in Teams”.
        </Notice>
      )}
      {FIELDS.map(({ name, label, help }) => (
        <TextField
          key={name}
          label={label}
          help={help}
          error={fieldErrors[name]}
          value={draft[name]}
          onValueChange={(value) => change({ [name]: value })}
        />
      ))}
      <TextField
        label="Client secret"
        help={
          teams === null
            ? "Its value, not its ID. Kept sealed; never shown again."
            : "One is kept, sealed. Leave it empty to keep it."
        }
        error={fieldErrors["secret"]}
        type="password"
        value={draft.secret}
        onValueChange={(secret) => change({ secret })}
      />
      {error === null || isAtField ? null : (
        <p role="alert" className="text-danger-text">
          {error}
        </p>
      )}
      <div>
        <Button type="submit" variant="primary" isRunning={isRunning} runningLabel="Saving…">
          {teams?.isOn === true ? "Save Teams settings" : "Save and switch on"}
        </Button>
      </div>
    </form>
  );
}
