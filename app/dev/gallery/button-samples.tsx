"use client";
import { Ellipsis, RefreshCw } from "lucide-react";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Row, Sample } from "./sample.tsx";

const VARIANTS = [
  ["primary", "Add to group"],
  ["secondary", "Sync now"],
  ["ghost", "Cancel"],
  ["danger", "Delete user"],
] as const;

export function ButtonSamples() {
  const [isRunning, setRunning] = useState(false);
  return (
    <>
      {VARIANTS.map(([variant, words]) => (
        <Row key={variant}>
          <Sample of="Default">
            <Button variant={variant}>{words}</Button>
          </Sample>
          <Sample of="With key">
            <Button variant={variant} keys={["⌘", "↵"]}>
              {words}
            </Button>
          </Sample>
          <Sample of="With icon">
            <Button variant={variant} icon={<Icon of={RefreshCw} size={14} />}>
              {words}
            </Button>
          </Sample>
          <Sample of="Running">
            <Button variant={variant} isRunning>
              {words}
            </Button>
          </Sample>
          <Sample of="Running, icon">
            <Button variant={variant} isRunning icon={<Icon of={RefreshCw} size={14} />}>
              {words}
            </Button>
          </Sample>
          <Sample of="Running, key">
            <Button variant={variant} isRunning keys={["⌘", "↵"]}>
              {words}
            </Button>
          </Sample>
          <Sample of="Disabled, says why">
            <Button variant={variant} disabledReason="Needs approval first">
              {words}
            </Button>
          </Sample>
        </Row>
      ))}
      <Row>
        <Sample of="26">
          <Button size="s">Undo</Button>
        </Sample>
        <Sample of="30">
          <Button isRunning={isRunning} data-testid="width" onClick={() => setRunning(true)}>
            Sync now
          </Button>
        </Sample>
        <Sample of="36">
          <Button size="l" variant="primary">
            Finish setup
          </Button>
        </Sample>
        <Sample of="Icon">
          <IconButton label="More" icon={<Icon of={Ellipsis} />} variant="secondary" />
        </Sample>
        <Sample of="Link">
          <LinkButton href="/dev/gallery">Manage</LinkButton>
        </Sample>
        <Sample of="Text">
          <Button variant="text">Show all 46 changes</Button>
        </Sample>
        <Sample of="Quiet danger">
          <Button variant="quiet-danger">Disconnect</Button>
        </Sample>
        <Sample of="Copy">
          <CopyButton text="4d9a0c1e" hasLabel />
        </Sample>
      </Row>
    </>
  );
}
