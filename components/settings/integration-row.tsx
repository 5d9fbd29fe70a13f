import type { ReactNode } from "react";

type IntegrationRowProps = {
  name: string;
  mark: ReactNode;
  line: string;
  state: ReactNode;
  control?: ReactNode;
  children?: ReactNode;
};

/** One integration: tile, name, one line, state and one control; more about it below. */
export function IntegrationRow({ name, mark, line, state, control, children }: IntegrationRowProps) {
  return (
    <li className="grid grid-cols-[32px_minmax(0,1fr)_180px_auto] items-center gap-x-3 max-md:grid-cols-[32px_minmax(0,1fr)_auto]">
      {mark}
      <div className="min-w-0">
        <h3 className="font-semibold">{name}</h3>
        <p className="text-ink-2">{line}</p>
      </div>
      <div className="text-12 text-ink-2 max-md:order-last max-md:col-start-2 max-md:mt-1">{state}</div>
      <div className="min-w-20 text-right">{control}</div>
      {children}
    </li>
  );
}
