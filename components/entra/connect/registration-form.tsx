"use client";
import { useMutation } from "#components/ui/query.ts";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { withProof } from "#components/proof/with-proof.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import type { RegistrationView } from "#lib/entra/connection/registration-view.ts";
import { saveRegistrationAction } from "#lib/entra/connection/server-actions.ts";

/** Where an admin types the company's app registration. The secret is sealed and never shown again. */
export function RegistrationForm({
  registration,
  onSaved,
}: {
  registration: RegistrationView;
  onSaved: () => void;
}) {
  const router = useRouter();
  const [values, setValues] = useState({
    clientId: registration.inUse?.clientId ?? "",
    tenantId: registration.inUse?.tenantId ?? "",
    clientSecret: "",
  });
  const save = useMutation({
    mutationFn: () => withProof(() => saveRegistrationAction(values)),
    onSuccess: (result) => {
      if (result.status !== "ok") return;
      setValues((now) => ({ ...now, clientSecret: "" }));
      router.refresh();
      onSaved();
    },
  });
  const refused = save.data?.status === "refused" ? save.data : null;
  const errorOf = (field: string) => refused?.fieldErrors?.[field];
  const general =
    save.data?.status === "error"
      ? save.data.message
      : refused?.fieldErrors === undefined
        ? refused?.message
        : undefined;
  const input = (name: keyof typeof values) => ({
    value: values[name],
    onChange: (event: { currentTarget: { value: string } }) =>
      setValues({ ...values, [name]: event.currentTarget.value }),
    size: "l" as const,
    autoComplete: "off",
    spellCheck: false,
    required: true,
  });
  return (
    <form
      className="grid max-w-130 gap-3.5"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Field
        label="Application (client) ID"
        help="On the overview page of your app registration."
        error={errorOf("clientId")}
      >
        {(control) => <Input {...control} {...input("clientId")} className="text-id" />}
      </Field>
      <Field
        label="Directory (tenant) ID"
        help="Beside it. Only this tenant can be connected."
        error={errorOf("tenantId")}
      >
        {(control) => <Input {...control} {...input("tenantId")} className="text-id" />}
      </Field>
      <Field
        label="Client secret"
        help="Its value, from Certificates & secrets. Stored sealed; the key lies outside the database."
        error={errorOf("clientSecret") ?? general}
      >
        {(control) => <Input {...control} {...input("clientSecret")} type="password" />}
      </Field>
      <div>
        <Button type="submit" isRunning={save.isPending} runningLabel="Saving…">
          Save registration
        </Button>
      </div>
    </form>
  );
}
