"use client";
import { Avatar } from "#components/ui/avatar.tsx";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";
import { SkeletonRows } from "#components/ui/skeleton.tsx";
import { StatusMark } from "#components/ui/status-mark.tsx";
import { Table, TBody, Td, THead, Tr } from "#components/ui/table.tsx";
import { Th } from "#components/ui/th.tsx";
import { VisuallyHidden } from "#components/ui/visually-hidden.tsx";
import { Columns, Sample } from "./sample.tsx";

const COLUMNS = ["42px", undefined, "110px", "104px"];
const PEOPLE = [
  { name: "Amara Okafor", department: "Operations", isBlocked: false },
  { name: "Ana-Maria Ionescu", department: "Finance", isBlocked: false },
  { name: "Bao Trần", department: "Engineering", isBlocked: false },
  { name: "Farid Rahimi", department: "Operations", isBlocked: true },
];

const head = (
  <THead>
    <Th>
      <VisuallyHidden>Select</VisuallyHidden>
    </Th>
    <Th sort="ascending" onSort={() => undefined}>
      Name
    </Th>
    <Th sort="none" sortHref="/dev/gallery?sort=department">
      Department
    </Th>
    <Th>Status</Th>
  </THead>
);

export function TableSamples() {
  const noop = () => undefined;
  return (
    <Columns>
      <Sample of="Selected, cursor">
        <Table columns={COLUMNS} aria-label="People" className="border border-line">
          {head}
          <TBody>
            {PEOPLE.map(({ name, department, isBlocked }, at) => (
              <Tr key={name} isInteractive isSelected={at < 2} isCursor={at === 2}>
                <Td>
                  <Checkbox aria-label={`Select ${name}`} checked={at < 2} className="block" />
                </Td>
                <Td isStrong>
                  <span className="flex items-center gap-2">
                    <Avatar name={name} objectId={name} size={20} isMuted={isBlocked} />
                    <span className="truncate">{name}</span>
                  </span>
                </Td>
                <Td>{department}</Td>
                <Td>
                  <StatusMark glyph={isBlocked ? "barred" : "dot"}>
                    {isBlocked ? "Blocked" : "Active"}
                  </StatusMark>
                </Td>
              </Tr>
            ))}
          </TBody>
        </Table>
      </Sample>
      <Sample of="Loading: real head and skeleton rows">
        <Table columns={COLUMNS} aria-label="People, loading" className="border border-line">
          {head}
          <TBody>
            <SkeletonRows rows={4} widths={[14, 110, 70, 48]} />
          </TBody>
        </Table>
      </Sample>
      <Sample of="Boxed, wrapping">
        <Table isBoxed isWrapping aria-label="Permissions">
          <THead>
            <Th>Permission</Th>
            <Th>Lets Gatehouse</Th>
            <Th isNumber>Asked</Th>
          </THead>
          <TBody>
            <Tr>
              <Td isStrong isId>
                User.Read.All
              </Td>
              <Td>Read user profiles</Td>
              <Td isNumber>1,240</Td>
            </Tr>
          </TBody>
        </Table>
      </Sample>
      <Sample of="Empty, by filter">
        <div className="border border-line">
          <EmptyState title="No one matches these filters" actions={<Button size="s">Clear filters</Button>}>
            Guests and deactivated users may be out of scope.
          </EmptyState>
        </div>
      </Sample>
      <Sample of="Error">
        <div className="border border-line">
          <ErrorState title="This list didn’t load" onRetry={noop} technical="SQLITE_BUSY 10000 ms">
            Gatehouse’s own database didn’t answer in 10 s.
          </ErrorState>
        </div>
      </Sample>
    </Columns>
  );
}
