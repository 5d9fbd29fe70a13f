"use client";
import { useId, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";

type ViewFormProps = {
  name: string;
  isShared: boolean;
  canShare: boolean;
  button: string;
  isRunning: boolean;
  error: string | null;
  onSubmit: (view: { name: string; isShared: boolean }) => void;
};

/** The name of a view and, for admins, whether everybody at the desk sees it. */
export function ViewForm({ canShare, button, isRunning, error, onSubmit, ...first }: ViewFormProps) {
  const sharedId = useId();
  const [name, setName] = useState(first.name);
  const [isShared, setShared] = useState(first.isShared);
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit({ name, isShared });
      }}
    >
      <Field label="Name" error={error}>
        {(control) => (
          <Input
            {...control}
            value={name}
            maxLength={60}
            placeholder="Joining this month"
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      {canShare ? (
        <div className="flex items-center gap-2">
          <Checkbox
            id={sharedId}
            checked={isShared}
            onCheckedChange={(checked) => setShared(checked === true)}
          />
          <label htmlFor={sharedId}>Everybody at the desk sees it</label>
        </div>
      ) : null}
      <Button type="submit" size="s" variant="primary" isRunning={isRunning} className="justify-self-start">
        {button}
      </Button>
    </form>
  );
}
