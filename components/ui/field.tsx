import { CircleAlert } from "lucide-react";
import { useId, type ComponentProps, type ReactNode } from "react";
import { cn } from "#lib/platform/cn.ts";
import { Icon } from "./icon.tsx";

/** The label of a control: above it, never inside. */
export function Label({ className, htmlFor, ...rest }: ComponentProps<"label"> & { htmlFor: string }) {
  return <label {...rest} htmlFor={htmlFor} className={cn("text-12 font-medium text-ink-2", className)} />;
}

/** What a control inside a Field must carry: spread it on Input, Textarea, Select or Combobox. */
export type FieldControl = { id: string; "aria-describedby": string | undefined; isInvalid: boolean };

/** What is wrong with a control, read out at once; the control names it as its description. */
export function FieldError({
  id,
  className,
  children,
}: {
  id: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <p id={id} role="alert" className={cn("flex items-start gap-[5px] text-12 text-danger-text", className)}>
      <Icon of={CircleAlert} size={14} className="mt-px" />
      <span>{children}</span>
    </p>
  );
}

type FieldProps = {
  label: ReactNode;
  help?: ReactNode;
  error?: ReactNode;
  className?: string;
  children: (control: FieldControl) => ReactNode;
};

/** Label above, help below; an error replaces the help and is announced. */
export function Field({ label, help, error, className, children }: FieldProps) {
  const id = useId();
  const noteId = `${id}-note`;
  const hasError = Boolean(error);
  return (
    <div className={cn("grid content-start gap-[5px]", className)}>
      <Label htmlFor={id}>{label}</Label>
      {children({ id, "aria-describedby": hasError || help ? noteId : undefined, isInvalid: hasError })}
      {hasError ? (
        <FieldError id={noteId}>{error}</FieldError>
      ) : help ? (
        <p id={noteId} className="text-12 text-ink-3">
          {help}
        </p>
      ) : null}
    </div>
  );
}
