import { ChangeBlock, ChangeLine } from "#components/ui/change-block.tsx";
import { Glyph } from "#components/ui/glyph.tsx";
import type { ChangeLine as Change } from "#lib/entra/actions/types.ts";

type FormEffectProps = { lines: readonly Change[]; note: string | null; approvers: readonly string[] };

/** What will be different afterwards, what is said about it, and who decides first. */
export function FormEffect({ lines, note, approvers }: FormEffectProps) {
  return (
    <>
      {lines.length === 0 ? null : (
        <ChangeBlock>
          {lines.map((line) => (
            <ChangeLine key={`${line.strong} ${line.text}`} change={line.mark}>
              {line.strong === null ? null : <b className="font-medium">{line.strong} </b>}
              <span className={line.strong === null ? undefined : "text-ink-2"}>{line.text}</span>
            </ChangeLine>
          ))}
        </ChangeBlock>
      )}
      {note === null ? null : <p className="text-12 text-ink-3">{note}</p>}
      {approvers.length === 0 ? null : (
        <div className="flex items-start gap-1.5 text-12">
          <Glyph name="arch" tone="warning" className="mt-px" />
          <p className="min-w-0 [overflow-wrap:anywhere]">
            <span className="font-medium text-warning-text">Needs approval</span>{" "}
            <span className="text-ink-2">from {approverWords(approvers)}</span>
          </p>
        </div>
      )}
    </>
  );
}

const SHOWN = 3;

/** The first few in full; a form for fifty people may have fifty managers. */
function approverWords(approvers: readonly string[]): string {
  const more = approvers.length - SHOWN;
  const shown = approvers.slice(0, SHOWN).map(lowerFirst).join("; ");
  return more > 0 ? `${shown}; and ${more} more` : shown;
}

/** "An admin of Gatehouse" in a sentence; a name keeps its capital. */
const lowerFirst = (words: string) => words.replace(/^(One of|An admin)/, (start) => start.toLowerCase());
