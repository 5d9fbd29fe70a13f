"use client";
import { PageError } from "#components/ui/page-error.tsx";
import "./globals.css";

type Props = { error: Error & { digest?: string }; reset: () => void };

/** The root layout itself failed, so this brings its own document. */
export default function GlobalError(props: Props) {
  return (
    <html lang="en">
      <body>
        <PageError title="Gatehouse didn’t load" {...props} />
      </body>
    </html>
  );
}
