"use client";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { BODY_MAX, TITLE_MAX } from "#lib/requests/constants.ts";
import type { ServiceForm as FormOf } from "#lib/services/types.ts";
import { ForWhom } from "./for-whom.tsx";
import { FileField, type FileKeeper } from "./file-field.tsx";
import { FieldLabel, FormField } from "./form-field.tsx";
import type { FormValues } from "./form-values.ts";
import type { ChoiceSource } from "./load-choices.tsx";

type ServiceFormProps = {
  service: Pick<FormOf, "fields" | "forWhom" | "asksTitle">;
  ownName: string;
  values: FormValues;
  onChange: (values: FormValues) => void;
  errors: Readonly<Record<string, string>>;
  source: ChoiceSource;
  keeper: FileKeeper;
};

const ANY_FILES = { label: "Files", help: "A picture of what you see helps.", isRequired: false };

/** The fields of one service, as an employee fills them in; also their preview in Settings. */
export function ServiceForm(props: ServiceFormProps) {
  const { service, ownName, values, onChange, errors, source, keeper } = props;
  const { fields, forWhom, asksTitle } = service;
  const change = (part: Partial<FormValues>) => onChange({ ...values, ...part });
  return (
    <>
      <ForWhom
        {...{ forWhom, ownName, source }}
        isForOther={values.isForOther}
        subject={values.subject}
        error={errors["forObjectId"]}
        onChange={(isForOther, subject) => change({ isForOther, subject })}
      />
      {asksTitle ? (
        <Field label="Title" error={errors["title"]}>
          {(control) => (
            <Input
              {...control}
              size="l"
              maxLength={TITLE_MAX}
              required
              value={values.title}
              onChange={(event) => change({ title: event.target.value })}
            />
          )}
        </Field>
      ) : null}
      {fields.map((field) =>
        field.kind === "file" ? (
          <FileField
            key={field.key}
            field={field}
            files={values.files[field.key] ?? []}
            error={errors[`answers.${field.key}`]}
            keeper={keeper}
            onChange={(files) => change({ files: { ...values.files, [field.key]: files } })}
          />
        ) : (
          <FormField
            key={field.key}
            field={field}
            value={values.answers[field.key] ?? null}
            error={errors[`answers.${field.key}`]}
            source={source}
            onChange={(value) => {
              const { [field.key]: _before, ...rest } = values.answers;
              change({ answers: value === null ? rest : { ...rest, [field.key]: value } });
            }}
          />
        ),
      )}
      <Field
        label={<FieldLabel field={{ label: "Details", isRequired: false }} />}
        help="What you need it for, and anything that helps us. Never write a password."
        error={errors["details"]}
      >
        {(control) => (
          <Textarea
            {...control}
            rows={4}
            maxLength={BODY_MAX}
            value={values.details}
            className="min-h-24 text-14"
            onChange={(event) => change({ details: event.target.value })}
          />
        )}
      </Field>
      <FileField
        field={ANY_FILES}
        files={values.attachments}
        error={errors["attachmentIds"]}
        keeper={keeper}
        onChange={(attachments) => change({ attachments })}
      />
    </>
  );
}
