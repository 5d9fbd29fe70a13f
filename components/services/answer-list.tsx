import { Fragment } from "react";
import { Link } from "#components/ui/link.tsx";
import { cn } from "#lib/platform/cn.ts";
import type { Answer } from "#lib/services/types.ts";
import { answerText } from "./form-values.ts";

const PLACE = { person: "/people/", group: "/groups/", app: "/apps/" } as const;

type AnswerListProps = {
  answers: readonly Answer[];
  /** The reader may open people, groups and apps: an agent. */
  isLinked: boolean;
  /** Without the rule: whatever it stands in has one. */
  isPlain?: boolean;
};

/** What the form was answered, under the first message: a rule at the left, labels beside values. */
export function AnswerList({ answers, isLinked, isPlain = false }: AnswerListProps) {
  if (answers.length === 0) return null;
  return (
    <dl
      aria-label="Answers"
      className={cn(
        "grid max-w-[660px] grid-cols-[max-content_minmax(0,1fr)] gap-x-4 gap-y-1 max-sm:grid-cols-[minmax(0,104px)_minmax(0,1fr)]",
        !isPlain && "mt-2 border-l-2 border-line-2 pl-3",
      )}
    >
      {answers.map((answer) => (
        <Fragment key={answer.key}>
          <dt className="max-w-44 text-ink-3 [overflow-wrap:anywhere]">{answer.label}</dt>
          <dd className="[overflow-wrap:anywhere] whitespace-pre-wrap">
            <AnswerValue answer={answer} isLinked={isLinked} />
          </dd>
        </Fragment>
      ))}
    </dl>
  );
}

function AnswerValue({ answer, isLinked }: { answer: Answer; isLinked: boolean }) {
  const { kind, objectId } = answer;
  const text = answerText(answer);
  if (!isLinked || objectId === null || (kind !== "person" && kind !== "group" && kind !== "app"))
    return text;
  return (
    <Link href={`${PLACE[kind]}${objectId}`} className="rounded-mark underline-offset-3 hover:underline">
      {text}
    </Link>
  );
}
