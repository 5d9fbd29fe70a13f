import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { withEncryption, type DraftFields } from "./email-draft.ts";

const ENCRYPTIONS = [
  { value: "starttls", label: "STARTTLS" },
  { value: "tls", label: "TLS at once" },
  { value: "none", label: "None" },
] as const;

/** The mail server: where, how encrypted, as whom. */
export function SmtpFields({ draft, onChange, errors, hasPassword }: DraftFields & { hasPassword: boolean }) {
  const encryptionOf = (value: string) =>
    ENCRYPTIONS.find((each) => each.value === value)?.value ?? "starttls";
  return (
    <div className="grid grid-cols-6 gap-4 max-sm:grid-cols-2">
      <Field label="Server" error={errors["host"]} className="col-span-3 max-sm:col-span-2">
        {(control) => (
          <Input
            {...control}
            value={draft.host}
            placeholder="smtp.company.example"
            spellCheck={false}
            onChange={(event) => onChange({ host: event.target.value })}
          />
        )}
      </Field>
      <Field label="Encryption" error={errors["encryption"]} className="col-span-2 max-sm:col-span-1">
        {(control) => (
          <Select
            {...control}
            options={ENCRYPTIONS}
            value={draft.encryption}
            onValueChange={(value) => onChange(withEncryption(draft, encryptionOf(value)))}
          />
        )}
      </Field>
      <Field label="Port" error={errors["port"]}>
        {(control) => (
          <Input
            {...control}
            inputMode="numeric"
            value={draft.port}
            onChange={(event) => onChange({ port: event.target.value })}
          />
        )}
      </Field>
      <Field
        label="User name"
        help="Empty if the server asks for none."
        error={errors["user"]}
        className="col-span-3 max-sm:col-span-2"
      >
        {(control) => (
          <Input
            {...control}
            value={draft.user}
            spellCheck={false}
            onChange={(event) => onChange({ user: event.target.value })}
          />
        )}
      </Field>
      <Field
        label="Password"
        help={
          hasPassword ? "One is kept, sealed. Leave it empty to keep it." : "Kept sealed; never shown again."
        }
        error={errors["password"]}
        className="col-span-3 max-sm:col-span-2"
      >
        {(control) => (
          <Input
            {...control}
            type="password"
            autoComplete="new-password"
            value={draft.password}
            onChange={(event) => onChange({ password: event.target.value })}
          />
        )}
      </Field>
      <Field
        label="From"
        help="The address emails come from."
        error={errors["from"]}
        className="col-span-3 max-sm:col-span-2"
      >
        {(control) => (
          <Input
            {...control}
            type="email"
            value={draft.from}
            placeholder="it-desk@company.example"
            onChange={(event) => onChange({ from: event.target.value })}
          />
        )}
      </Field>
    </div>
  );
}
