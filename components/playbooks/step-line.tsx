import { Tag } from "#components/ui/tag.tsx";
import type { PlannedStep } from "#lib/playbooks/types.ts";

/** One exact call of a playbook, whether it will work, and whose approval it takes. */
export function StepLine({ step }: { step: PlannedStep }) {
  const { title, status, why, approval } = step;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-3 border-t border-line py-1.5 first:border-t-0">
      <div className="min-w-0 [overflow-wrap:anywhere]">
        <p className={status === "ready" ? "" : "text-ink-2"}>{title}</p>
        {why === null ? null : <p className="text-12 text-ink-3">{why}</p>}
        {approval === null ? null : <p className="text-12 text-ink-3">{`Asks ${approval}.`}</p>}
      </div>
      <StepTag status={status} isAsking={approval !== null} />
    </li>
  );
}

function StepTag({ status, isAsking }: { status: PlannedStep["status"]; isAsking: boolean }) {
  if (status === "guardrail") return <Tag tone="danger">Guardrail</Tag>;
  if (status === "not-possible") return <Tag tone="danger">Not possible</Tag>;
  if (status === "already-so") return <Tag>Already so</Tag>;
  return isAsking ? <Tag tone="warning">With approval</Tag> : <Tag tone="success">Will work</Tag>;
}
