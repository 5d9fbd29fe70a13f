import { Bot, Filter, Mail, RefreshCw, Shield, Users } from "lucide-react";
import { Avatar, Tile } from "#components/ui/avatar.tsx";
import { ChangeBlock, ChangeLine, FromTo } from "#components/ui/change-block.tsx";
import { ChangeMark } from "#components/ui/change-mark.tsx";
import { FilterChip } from "#components/ui/filter-chip.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { Stamp } from "#components/ui/stamp.tsx";
import { StatusMark } from "#components/ui/status-mark.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { Time } from "#components/ui/time.tsx";
import { Row, Sample } from "./sample.tsx";

const HOUR_MS = 3_600_000;
const SIZES = [20, 24, 32, 40, 48] as const;
const CHANGES = ["gains", "loses", "changes", "stays"] as const;
const line = "flex flex-wrap items-center gap-4";

export function MarkSamples({ nowMs }: { nowMs: number }) {
  return (
    <>
      <Row>
        <Sample of="Person">
          <div className={line}>
            <StatusMark glyph="dot">Active</StatusMark>
            <StatusMark glyph="barred">Blocked</StatusMark>
            <StatusMark glyph="dashed">Deleted</StatusMark>
          </div>
        </Sample>
        <Sample of="Request">
          <div className={line}>
            <StatusMark glyph="ring">New</StatusMark>
            <StatusMark glyph="half">In progress</StatusMark>
            <StatusMark glyph="arch">Waiting on approval</StatusMark>
            <StatusMark glyph="dotted">Waiting on requester</StatusMark>
            <StatusMark glyph="check">Resolved</StatusMark>
          </div>
        </Sample>
        <Sample of="Run">
          <div className={line}>
            <StatusMark glyph="arc">Running</StatusMark>
            <StatusMark glyph="cross">Failed</StatusMark>
            <StatusMark glyph="minus">Skipped</StatusMark>
            <StatusMark glyph="clock">Waiting</StatusMark>
            <StatusMark glyph="hollow">Not connected</StatusMark>
            <StatusMark glyph="alert">2 workflows lose a target</StatusMark>
          </div>
        </Sample>
      </Row>
      <Row>
        <Sample of="Group kind">
          <div className="flex flex-wrap gap-2">
            <Tag icon={<Icon of={Shield} size={12} />}>Security</Tag>
            <Tag icon={<Icon of={Users} size={12} />}>Microsoft 365</Tag>
            <Tag isDashed icon={<Icon of={Mail} size={12} />}>
              Distribution
            </Tag>
            <Tag isDashed icon={<Icon of={Filter} size={12} />}>
              Dynamic
            </Tag>
          </div>
        </Sample>
        <Sample of="Connection">
          <div className="flex flex-wrap gap-2">
            <Tag tone="success">Connected</Tag>
            <Tag tone="info" icon={<Icon of={RefreshCw} size={12} />}>
              Syncing
            </Tag>
            <Tag tone="warning">Needs reauthorization</Tag>
            <Tag tone="danger">Sync failed</Tag>
            <Tag tone="accent">Write</Tag>
            <Tag>Not connected</Tag>
          </div>
        </Sample>
        <Sample of="Change notation">
          <div className={line}>
            {CHANGES.map((change) => (
              <span key={change} className="inline-flex items-center gap-1.5">
                <ChangeMark change={change} />
                <span aria-hidden="true">{change}</span>
              </span>
            ))}
          </div>
        </Sample>
      </Row>
      <Row>
        <Sample of="People are round">
          <div className="flex items-center gap-2">
            {SIZES.map((size, at) => (
              <Avatar key={size} name="Ikram Benali" objectId={`sample-${at}`} size={size} />
            ))}
            <Avatar name="Farid Rahimi" objectId="x" isMuted />
          </div>
        </Sample>
        <Sample of="Things are square">
          <div className="flex items-center gap-2">
            {SIZES.map((size) => (
              <Tile key={size} name="Figma" size={size} />
            ))}
            <Tile name="IT Agent" size={24} isInk icon={<Icon of={Bot} size={14} />} />
          </div>
        </Sample>
        <Sample of="Freshness">
          <div className={line}>
            <Stamp source="Entra" readAt={nowMs} />
            <Stamp source="Entra" readAt={nowMs - 7 * HOUR_MS} />
            <Stamp source="Entra" readAt={nowMs} lostReason="needs reauthorization" />
          </div>
        </Sample>
        <Sample of="Times">
          <div className={line}>
            <Time at={nowMs} />
            <Time at={nowMs - 48 * HOUR_MS} />
            <Time at={nowMs - 60 * 24 * HOUR_MS} />
            <Time at={nowMs - 500 * 24 * HOUR_MS} />
          </div>
        </Sample>
      </Row>
      <Row>
        <Sample of="Filter">
          <FilterChip
            field="Department"
            operator="is any of"
            value="8 departments"
            removeHref="/dev/gallery"
          />
        </Sample>
        <Sample of="Segment">
          <Segmented
            label="Status"
            segments={[
              { href: "/dev/gallery", label: "All", count: 1004, isCurrent: true },
              { href: "/dev/gallery?status=active", label: "Active", count: 981, isCurrent: false },
            ]}
          />
        </Sample>
        <Sample of="Keys">
          <Kbd keys={["⌘", "K"]} />
        </Sample>
        <Sample of="Change block">
          <ChangeBlock className="w-80">
            <ChangeLine change="gains">
              <b className="font-medium">Figma, Editor</b> assigned directly
            </ChangeLine>
            <ChangeLine change="changes">
              Manager <FromTo was="Tomasz Zieliński" now="Hannah Lindqvist" />
            </ChangeLine>
            <ChangeLine change="loses" detail="On all devices">
              Every session of Ikram Benali
            </ChangeLine>
            <ChangeLine change="stays">Keeps Viewer through the group Brand – All</ChangeLine>
          </ChangeBlock>
        </Sample>
      </Row>
    </>
  );
}
