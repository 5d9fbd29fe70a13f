import { DescriptionList } from "#components/ui/description-list.tsx";
import { FigureStrip } from "#components/ui/figure-strip.tsx";
import { KeyHints } from "#components/ui/key-hints.tsx";
import { BlockHead, PageFoot } from "#components/ui/page-layout.tsx";
import { Progress } from "#components/ui/progress.tsx";
import { Stepper } from "#components/ui/stepper.tsx";
import { Columns, Sample } from "./sample.tsx";

export function FlowSamples() {
  return (
    <div className="grid gap-6">
      <FigureStrip
        figures={[
          { term: "Last sync", value: "14:02", detail: "1 min 48 s, no errors" },
          { term: "Next sync", value: "18:02", detail: "Every 4 hours" },
          { term: "People", value: "1,271", detail: "1,240 active, 31 blocked" },
          { term: "Groups", value: "412", detail: "394 can be targets" },
          { term: "Apps", value: "87", detail: "6,318 assignments" },
        ]}
      />
      <Columns>
        <Sample of="Stepper">
          <Stepper
            label="Steps"
            steps={[
              { title: "Check what is asked", detail: "Permissions and who can grant them", status: "done" },
              { title: "Grant admin consent", detail: "On Microsoft’s page", status: "failed" },
              { title: "Import", detail: "Users, groups and applications", status: "current" },
              { title: "Review", detail: "Check the data, then Finish setup", status: "ahead" },
            ]}
          />
        </Sample>
        <Sample of="Progress">
          <div className="grid gap-3">
            <Progress label="Import" value={62} isThick />
            <Progress label="Import, slowed" value={62} tone="info" isThick />
            <Progress label="Import, stopped" value={62} tone="danger" isThick />
            <Progress label="Users" value={1240} max={1240} tone="success" />
          </div>
        </Sample>
        <Sample of="Facts">
          <BlockHead title="Facts" count={3} />
          <DescriptionList
            className="mt-1.5"
            facts={[
              { term: "Work email", value: <span className="text-id">ikram.benali@calder.example</span> },
              { term: "Job title", value: "Packaging Designer" },
              { term: "End date", value: null },
            ]}
          />
        </Sample>
      </Columns>
      <PageFoot>
        <KeyHints
          hints={[
            { keys: ["J", "K"], does: "move" },
            { keys: ["X"], does: "select" },
          ]}
        />
      </PageFoot>
    </div>
  );
}
