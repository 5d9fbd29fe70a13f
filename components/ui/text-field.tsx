import type { ReactNode } from "react";
import { Field } from "./field.tsx";
import { Input } from "./input.tsx";

type TextFieldProps = {
  label: string;
  help?: ReactNode;
  error: string | undefined;
  value: string;
  onValueChange: (value: string) => void;
  /** `password` is never filled in by the browser: these are secrets of servers, not of people. */
  type?: "text" | "email" | "password";
  placeholder?: string;
  inputMode?: "numeric";
  className?: string;
};

/** One labelled line of technical text: an address, an id, a secret. Nothing in it is spell-checked. */
export function TextField({ label, help, error, className, value, onValueChange, ...input }: TextFieldProps) {
  return (
    <Field label={label} help={help} error={error} className={className ?? ""}>
      {(control) => (
        <Input
          {...control}
          {...input}
          value={value}
          spellCheck={false}
          autoComplete={input.type === "password" ? "new-password" : undefined}
          onChange={(event) => onValueChange(event.target.value)}
        />
      )}
    </Field>
  );
}
