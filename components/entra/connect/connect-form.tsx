"use client";
import { useMutation } from "#components/ui/query.ts";
import { useState, type ReactNode } from "react";
import { ArrowUpRight } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { SwitchRow } from "#components/ui/switch.tsx";
import type { PermissionRow, Power } from "#lib/entra/connection/permissions.ts";
import type { RegistrationView } from "#lib/entra/connection/registration-view.ts";
import { startConnectAction } from "#lib/entra/connection/server-actions.ts";
import { AzCommand } from "./az-command.tsx";
import { ConnectFrame } from "./connect-frame.tsx";
import { NeedsBoxes } from "./needs-boxes.tsx";
import { PermissionTable } from "./permission-table.tsx";
import { RegistrationForm } from "./registration-form.tsx";
import { RegistrationInUse } from "./registration-in-use.tsx";

type ConnectFormProps = {
  powers: readonly Power[];
  initialPowers: readonly string[];
  registration: RegistrationView;
  link: string;
  /** Name of the tenant when this renews its connection. */
  reconnects: string | null;
};

/** Step 1: choose the powers, see what they ask for, go to Microsoft. */
export function ConnectForm({ powers, initialPowers, registration, link, reconnects }: ConnectFormProps) {
  const [chosen, setChosen] = useState<readonly string[]>(initialPowers);
  const [isEditing, setIsEditing] = useState(registration.inUse === null);
  const asked = powers
    .filter((power) => !power.isOptional || chosen.includes(power.key))
    .flatMap((power) => power.permissions);
  const connect = useMutation({
    mutationFn: async () => {
      const result = await startConnectAction({ powers: [...chosen] });
      if (result.status !== "ok") throw new Error(result.message);
      return result.value;
    },
    onSuccess: (url) => window.location.assign(url),
  });
  const toggle = (key: string, isOn: boolean) =>
    setChosen((keys) => (isOn ? [...keys, key] : keys.filter((each) => each !== key)));
  const reason = registration.inUse === null ? "Save the app registration first." : undefined;
  const footer = (
    <>
      <Button
        variant="primary"
        size="l"
        icon={<Icon of={ArrowUpRight} size={14} />}
        isRunning={connect.isPending || connect.isSuccess}
        runningLabel="Opening Microsoft…"
        disabledReason={reason}
        onClick={() => connect.mutate()}
      >
        Connect
      </Button>
      <LinkButton href="/settings/integrations" variant="ghost" size="l">
        Cancel
      </LinkButton>
      {/* The button says it to screen readers itself. */}
      {reason === undefined ? null : (
        <span aria-hidden className="text-12 text-ink-2 max-sm:hidden">
          {reason}
        </span>
      )}
      <span className="ml-auto text-12 text-ink-2 max-lg:hidden">Not an administrator in Entra?</span>
      <CopyButton text={link} label="Copy a link to this step" hasLabel size="l" className="max-lg:ml-auto" />
    </>
  );
  return (
    <ConnectFrame step={1} footer={footer}>
      <h1 className="text-20 font-semibold">What Gatehouse asks Microsoft for</h1>
      <p className="mt-1 max-w-160 text-ink-2">
        {reconnects === null
          ? "You’ll be redirected to Microsoft to sign in and grant admin consent. Nothing in Entra changes until someone runs an action."
          : `You’ll sign in to ${reconnects} again and grant what is asked below. Another tenant is refused.`}
      </p>
      {connect.isError ? (
        <Notice tone="danger" title="Microsoft was not opened" isLive className="mt-4">
          <p>{connect.error.message}</p>
        </Notice>
      ) : null}
      <NeedsBoxes />
      <PowerSwitches powers={powers} chosen={chosen} onToggle={toggle} />
      <PermissionHeading asked={asked} />
      <PermissionTable permissions={asked} />
      <p className="mt-2.5 text-12 text-ink-3">
        Not asked for: mail, files, calendars, chat. Passwords can’t be read by anybody.
      </p>
      <Heading>App registration in use</Heading>
      {isEditing && registration.isEditable ? (
        <RegistrationForm registration={registration} onSaved={() => setIsEditing(false)} />
      ) : (
        <RegistrationInUse registration={registration} onChange={() => setIsEditing(true)} />
      )}
      {registration.inUse?.source === "practice" ? null : (
        <AzCommand registration={registration} permissions={asked} />
      )}
    </ConnectFrame>
  );
}

const Heading = ({ children }: { children: ReactNode }) => (
  <h2 className="mt-8 mb-2 text-14 leading-5 font-semibold">{children}</h2>
);

type PowerSwitchesProps = {
  powers: readonly Power[];
  chosen: readonly string[];
  onToggle: (key: string, isOn: boolean) => void;
};

function PowerSwitches({ powers, chosen, onToggle }: PowerSwitchesProps) {
  return (
    <section aria-label="Powers">
      <h2 className="mb-1 text-14 leading-5 font-semibold">What Gatehouse may do</h2>
      {powers.map((power) => (
        <SwitchRow
          key={power.key}
          label={power.title}
          help={<PowerHelp power={power} />}
          checked={!power.isOptional || chosen.includes(power.key)}
          disabled={!power.isOptional}
          onCheckedChange={(isOn) => onToggle(power.key, isOn)}
        />
      ))}
    </section>
  );
}

function PowerHelp({ power }: { power: Power }) {
  if (!power.isOptional) return <>{power.why} Always on.</>;
  if (power.risk === null) return <>{power.why}</>;
  return (
    <>
      {power.why} {power.isGraveRisk ? <span className="text-danger-text">{power.risk}</span> : power.risk}
    </>
  );
}

function PermissionHeading({ asked }: { asked: readonly PermissionRow[] }) {
  const writes = asked.filter((permission) => permission.access === "Write").length;
  return (
    <div className="mt-8 mb-2 flex flex-wrap items-baseline justify-between gap-2">
      <h2 className="text-14 leading-5 font-semibold">Microsoft Graph permissions</h2>
      <span className="text-12 text-ink-3 tabular-nums" aria-live="polite">
        {asked.length} in total, {asked.length - writes} read and {writes} write
      </span>
    </div>
  );
}
