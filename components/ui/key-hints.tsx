import { Kbd } from "./kbd.tsx";

/** The keys that work here: `J K move`, `X select`. For PageFoot. */
export function KeyHints({ hints }: { hints: readonly { keys: readonly string[]; does: string }[] }) {
  return (
    <ul className="flex gap-3.5">
      {hints.map(({ keys, does }) => (
        <li key={does} className="inline-flex items-center gap-[5px] whitespace-nowrap">
          <Kbd keys={keys} />
          <span className="sr-only">{keys.join(" ")}</span>
          {does}
        </li>
      ))}
    </ul>
  );
}
