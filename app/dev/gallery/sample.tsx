import type { ReactNode } from "react";

/** One sample with its caption. */
export function Sample({ of: caption, children }: { of: string; children: ReactNode }) {
  return (
    <div className="grid min-w-0 content-start gap-1.5">
      <div className="min-w-0">{children}</div>
      <span className="text-11 text-ink-3">{caption}</span>
    </div>
  );
}

export const Row = ({ children }: { children: ReactNode }) => (
  <div className="mb-3 flex flex-wrap items-end gap-x-5 gap-y-3">{children}</div>
);
export const Columns = ({ children }: { children: ReactNode }) => (
  <div className="grid grid-cols-3 items-start gap-x-5 gap-y-6 max-lg:grid-cols-1">{children}</div>
);
