"use client";
import { Filter, Mail, Search, Shield, Users } from "lucide-react";
import { useState } from "react";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { CheckboxRow } from "#components/ui/checkbox-row.tsx";
import { Combobox } from "#components/ui/combobox.tsx";
import { Field } from "#components/ui/field.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Input } from "#components/ui/input.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { RadioGroup, RadioRow } from "#components/ui/radio-group.tsx";
import { Select } from "#components/ui/select.tsx";
import { Switch, SwitchRow } from "#components/ui/switch.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { ComboboxOption } from "#components/ui/use-combobox-options.ts";
import { Columns, Sample } from "./sample.tsx";

const GROUPS: readonly ComboboxOption[] = [
  {
    value: "3",
    label: "Packaging News",
    icon: <Icon of={Mail} />,
    unavailableReason: "Distribution group. Entra can’t change its members through Graph.",
  },
  { value: "1", label: "Packaging Studio", detail: "Microsoft 365", icon: <Icon of={Users} /> },
  { value: "2", label: "Packaging – Vendors", detail: "Security", icon: <Icon of={Shield} /> },
  {
    value: "4",
    label: "Packaging – All",
    icon: <Icon of={Filter} />,
    unavailableReason: "Out of scope. Add it in Settings to use it.",
  },
];

const loadGroups = (query: string) =>
  Promise.resolve(GROUPS.filter((group) => group.label.toLowerCase().includes(query.toLowerCase())));
const loadNever = () => new Promise<readonly ComboboxOption[]>(() => undefined);
const loadFailing = () => Promise.reject(new Error("The list is down"));

function GroupPicker({
  label,
  load,
}: {
  label: string;
  load: typeof loadGroups | typeof loadNever | typeof loadFailing;
}) {
  const [group, setGroup] = useState<ComboboxOption | null>(null);
  return (
    <Field label={label}>
      {(control) => (
        <Combobox
          {...control}
          label={label}
          value={group}
          onValueChange={setGroup}
          queryKey={["gallery", label]}
          loadOptions={load}
          placeholder="Packaging"
          emptyTitle={(query) => `No group called “${query}”`}
          emptyHelp="Check the spelling, or see if it’s out of scope in Settings."
        />
      )}
    </Field>
  );
}

export function FieldSamples() {
  return (
    <Columns>
      <Sample of="Empty">
        <Field label="Name" help="As people will see it.">
          {(control) => <Input {...control} placeholder="Packaging Studio" />}
        </Field>
      </Sample>
      <Sample of="Invalid: what is wrong, then what to do">
        <Field label="Work email" error="This address has no domain ending. Add one, like .example.">
          {(control) => <Input {...control} defaultValue="ikram.benali@calder" />}
        </Field>
      </Sample>
      <Sample of="Read only">
        <Field label="UPN" help="Comes from Entra. Change it there.">
          {(control) => (
            <Input {...control} readOnly className="text-id" defaultValue="ikram.benali@calder.example" />
          )}
        </Field>
      </Sample>
      <Sample of="Search, quiet">
        <Input
          isQuiet
          aria-label="Search people"
          placeholder="Name, email, title, object ID"
          icon={<Icon of={Search} size={14} />}
          trailing={<Kbd keys={["/"]} />}
        />
      </Sample>
      <Sample of="Textarea">
        <Field label="Reason">
          {(control) => <Textarea {...control} defaultValue="My first review is tomorrow at 9." />}
        </Field>
      </Sample>
      <Sample of="Select">
        <Field label="Role">
          {({ id }) => (
            <Select
              id={id}
              defaultValue="editor"
              options={[
                { value: "editor", label: "Editor" },
                { value: "viewer", label: "Viewer" },
              ]}
            />
          )}
        </Field>
      </Sample>
      <Sample of="Combobox">
        <GroupPicker label="Group" load={loadGroups} />
      </Sample>
      <Sample of="Combobox, slow">
        <GroupPicker label="Slow group" load={loadNever} />
      </Sample>
      <Sample of="Combobox, failing">
        <GroupPicker label="Failing group" load={loadFailing} />
      </Sample>
      <Sample of="Checkbox, switch">
        <div className="flex items-center gap-5">
          <Checkbox aria-label="Off" />
          <Checkbox aria-label="On" defaultChecked />
          <Checkbox aria-label="Some" checked="indeterminate" />
          <Checkbox aria-label="Off limits" disabled />
          <Switch aria-label="Switch off" />
          <Switch aria-label="Switch on" defaultChecked />
        </div>
      </Sample>
      <Sample of="Radio rows">
        <RadioGroup aria-label="Groups" defaultValue="chosen">
          <RadioRow value="all" label="All groups" count="412" />
          <RadioRow
            value="chosen"
            label="Only groups or OUs you choose"
            count="287"
            help="Everything else stays out."
          />
        </RadioGroup>
      </Sample>
      <Sample of="Switch and checkbox rows">
        <div>
          <SwitchRow
            label="Include deactivated users"
            help="Blocked in Entra. Agents can still unblock them."
            count="31"
            defaultChecked
          />
          <CheckboxRow label="Include guest accounts" help="Excluded by default." count="186" />
        </div>
      </Sample>
    </Columns>
  );
}
