import type { ReactNode } from "react";

const BOXES: readonly { title: string; text: ReactNode }[] = [
  {
    title: "The right account",
    text: "Global Administrator, or Privileged Role Administrator, in Entra ID.",
  },
  {
    title: "Your own app registration",
    text: "Gatehouse uses the one named below. It becomes an Enterprise Application in your tenant.",
  },
  {
    title: "Not a break-glass account",
    text: "Those are for emergencies, and each sign-in raises an alert. The grant outlives the person who gives it.",
  },
];

/** Who and what is needed, before anybody is sent to Microsoft. */
export function NeedsBoxes() {
  return (
    <dl className="mt-5 mb-6 grid grid-cols-3 gap-px overflow-hidden rounded-box border border-line bg-line max-lg:grid-cols-1">
      {BOXES.map(({ title, text }) => (
        <div key={title} className="bg-surface px-4 py-3">
          <dt className="font-semibold">{title}</dt>
          <dd className="mt-0.5 text-12 leading-[18px] text-ink-2">{text}</dd>
        </div>
      ))}
    </dl>
  );
}
