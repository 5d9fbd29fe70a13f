import { Notice } from "#components/ui/notice.tsx";
import { costWords } from "./cost-words.ts";
import type { Budget } from "./model-budget.tsx";

type ModelUsageProps = {
  model: Budget & { isOn: boolean };
  tokensToday: number;
  costThisMonth: number;
  isOverBudget: boolean;
};

/** What the model has used, against what it may; over its budget it says so. */
export function ModelUsage({ model, tokensToday, costThisMonth, isOverBudget }: ModelUsageProps) {
  const { isOn, tokensPerDay, costPerMonth } = model;
  if (!isOn && tokensToday === 0 && costThisMonth === 0) return null;
  const ceiling = costPerMonth === null ? "" : ` of ${costWords(costPerMonth)}`;
  return (
    <div className="mb-4 grid max-w-130 gap-3">
      {isOn && isOverBudget ? (
        <Notice tone="warning" title="The model’s budget is used up">
          It is not asked: words decide until{" "}
          {tokensToday >= tokensPerDay ? "the last 24 hours hold fewer tokens" : "the next month begins"}, or
          until you raise it here.
        </Notice>
      ) : null}
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
        <dt className="text-ink-3">Last 24 hours</dt>
        <dd className="tabular-nums">
          {`${tokensToday.toLocaleString("en-GB")} of ${tokensPerDay.toLocaleString("en-GB")} tokens`}
        </dd>
        <dt className="text-ink-3">This month</dt>
        <dd className="tabular-nums">{`${costWords(costThisMonth)}${ceiling}`}</dd>
      </dl>
    </div>
  );
}
