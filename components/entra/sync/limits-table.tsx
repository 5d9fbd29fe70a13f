"use client";
import { Input } from "#components/ui/input.tsx";
import { Table, TBody, Td, THead, Tr } from "#components/ui/table.tsx";
import { Th } from "#components/ui/th.tsx";
import type { LimitField } from "#lib/entra/sync/loaders.ts";

type Value = { key: string; count: string; percent: string };

type LimitsTableProps = {
  limits: readonly LimitField[];
  values: readonly Value[];
  /** By path, as the server names them: "limits.people-removed.count". */
  errors: Readonly<Record<string, string>>;
  onChange: (values: Value[]) => void;
};

/** For each kind of change: at most so many, or so large a share; never asked below the floor. */
export function LimitsTable({ limits, values, errors, onChange }: LimitsTableProps) {
  const set = (key: string, part: Partial<Value>) =>
    onChange(values.map((value) => (value.key === key ? { ...value, ...part } : value)));
  return (
    <Table isBoxed columns={[undefined, "112px", "104px", "104px"]} aria-label="Ask before">
      <THead>
        <Th>Ask before</Th>
        <Th isNumber>More than</Th>
        <Th isNumber>Or share</Th>
        <Th isNumber>Never below</Th>
      </THead>
      <TBody>
        {limits.map(({ key, title, floor }) => {
          const value = values.find((each) => each.key === key);
          if (value === undefined) return null;
          return (
            <Tr key={key}>
              <Td className="whitespace-normal">{title}</Td>
              <Td isNumber>
                <Input
                  size="s"
                  inputMode="numeric"
                  aria-label={`${title}: more than`}
                  className="text-right"
                  isInvalid={errors[`limits.${key}.count`] !== undefined}
                  value={value.count}
                  onChange={(event) => set(key, { count: event.target.value })}
                />
              </Td>
              <Td isNumber>
                <Input
                  size="s"
                  inputMode="numeric"
                  aria-label={`${title}: share in percent`}
                  className="text-right"
                  trailing={<span className="text-ink-3">%</span>}
                  isInvalid={errors[`limits.${key}.share`] !== undefined}
                  value={value.percent}
                  onChange={(event) => set(key, { percent: event.target.value })}
                />
              </Td>
              <Td isNumber className="text-ink-3">
                {floor.toLocaleString("en-GB")}
              </Td>
            </Tr>
          );
        })}
      </TBody>
    </Table>
  );
}
