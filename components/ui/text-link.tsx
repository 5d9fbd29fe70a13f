import type { ComponentProps } from "react";
import { cn } from "#lib/platform/cn.ts";
import { Link } from "./link.tsx";

/** A link inside a sentence. */
export function TextLink({ className, ...rest }: ComponentProps<typeof Link>) {
  return (
    <Link
      {...rest}
      className={cn(
        "font-medium text-accent-text underline decoration-accent-line decoration-1 underline-offset-3 hover:decoration-current",
        className,
      )}
    />
  );
}
