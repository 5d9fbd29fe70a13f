import type { ReactNode } from "react";
import { FlowShell } from "#components/shell/flow-shell.tsx";
import type { Step } from "#components/ui/stepper.tsx";

const STEPS = [
  { title: "Check what is asked", detail: "Permissions and who can grant them" },
  { title: "Grant admin consent", detail: "On Microsoft’s page" },
  { title: "Import", detail: "Users, groups and applications" },
  { title: "Review", detail: "Check the data, then Finish setup" },
] as const;

type ConnectFrameProps = { step: 1 | 2 | 3 | 4; isFailed?: boolean; footer?: ReactNode; children: ReactNode };

/** The connect flow's shell: four steps, of which `step` is current. */
export function ConnectFrame({ step, isFailed = false, footer, children }: ConnectFrameProps) {
  const status = (at: number): Step["status"] =>
    at < step ? "done" : at > step ? "ahead" : isFailed ? "failed" : "current";
  return (
    <FlowShell
      title="Connect Microsoft Entra ID"
      crumbs={[
        { label: "Settings", href: "/settings" },
        { label: "Integrations", href: "/settings/integrations" },
      ]}
      closeHref="/settings/integrations"
      steps={STEPS.map((each, index) => ({ ...each, status: status(index + 1) }))}
      footer={footer}
    >
      {children}
    </FlowShell>
  );
}
