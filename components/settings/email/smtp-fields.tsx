import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { withEncryption, type DraftFields } from "./email-draft.ts";

const ENCRYPTIONS = [
  { value: "starttls", label: "STARTTLS" },
  { value: "tls", label: "TLS at once" },
  { value: "none", label: "None" },
] as const;
const HALF = "col-span-3 max-sm:col-span-2";

/** The mail server: where, how encrypted, as whom. */
export function SmtpFields({ draft, onChange, errors, hasPassword }: DraftFields & { hasPassword: boolean }) {
  const encryptionOf = (value: string) =>
    ENCRYPTIONS.find((each) => each.value === value)?.value ?? "starttls";
  return (
    <div className="grid grid-cols-6 gap-4 max-sm:grid-cols-2">
      <TextField
        label="Server"
        error={errors["host"]}
        className={HALF}
        value={draft.host}
        placeholder="smtp.company.example"
        onValueChange={(host) => onChange({ host })}
      />
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
      <TextField
        label="Port"
        error={errors["port"]}
        inputMode="numeric"
        value={draft.port}
        onValueChange={(port) => onChange({ port })}
      />
      <TextField
        label="User name"
        help="Empty if the server asks for none."
        error={errors["user"]}
        className={HALF}
        value={draft.user}
        onValueChange={(user) => onChange({ user })}
      />
      <TextField
        label="Password"
        help={
          hasPassword ? "One is kept, sealed. Leave it empty to keep it." : "Kept sealed; never shown again."
        }
        error={errors["password"]}
        className={HALF}
        type="password"
        value={draft.password}
        onValueChange={(password) => onChange({ password })}
      />
      <TextField
        label="From"
        help="The address emails come from."
        error={errors["from"]}
        className={HALF}
        type="email"
        value={draft.from}
        placeholder="it-desk@company.example"
        onValueChange={(from) => onChange({ from })}
      />
    </div>
  );
}
