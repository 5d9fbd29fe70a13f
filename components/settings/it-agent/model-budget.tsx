"use client";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";

export type Budget = { tokensPerDay: number; priceIn: number; priceOut: number; costPerMonth: number | null };
type ModelBudgetProps = {
  budget: Budget;
  errors: Readonly<Record<string, string>>;
  onChange: (next: Partial<Budget>) => void;
};

/** What the model may use: tokens a day, and money a month by what a million tokens costs. */
export function ModelBudget({ budget, errors, onChange }: ModelBudgetProps) {
  const { tokensPerDay, priceIn, priceOut, costPerMonth } = budget;
  return (
    <>
      <NumberField
        label="Tokens in 24 hours, at most"
        help="After that the model is not asked: words decide."
        error={errors["tokensPerDay"]}
        value={String(tokensPerDay)}
        step={1}
        onWrite={(text) => onChange({ tokensPerDay: Number(text) })}
      />
      <div className="grid grid-cols-2 gap-4 max-sm:grid-cols-1">
        <NumberField
          label="Price of a million tokens read"
          help="In your currency, as your provider says it. 0 for a local model."
          error={errors["priceIn"]}
          value={String(priceIn)}
          step="any"
          onWrite={(text) => onChange({ priceIn: Number(text) })}
        />
        <NumberField
          label="Price of a million tokens written"
          error={errors["priceOut"]}
          value={String(priceOut)}
          step="any"
          onWrite={(text) => onChange({ priceOut: Number(text) })}
        />
      </div>
      <NumberField
        label="Cost in a calendar month, at most"
        help="In the same currency. Empty: no ceiling. Over it the model is not asked: words decide."
        error={errors["costPerMonth"]}
        value={costPerMonth === null ? "" : String(costPerMonth)}
        step="any"
        onWrite={(text) => onChange({ costPerMonth: text === "" ? null : Number(text) })}
      />
    </>
  );
}

type NumberFieldProps = {
  label: string;
  help?: string;
  error: string | undefined;
  value: string;
  step: number | "any";
  onWrite: (text: string) => void;
};

function NumberField({ label, help, error, value, step, onWrite }: NumberFieldProps) {
  return (
    <Field label={label} help={help} error={error}>
      {(control) => (
        <Input
          {...control}
          type="number"
          inputMode="decimal"
          min={0}
          step={step}
          boxClassName="max-w-40"
          value={value}
          onChange={(event) => onWrite(event.target.value)}
        />
      )}
    </Field>
  );
}
