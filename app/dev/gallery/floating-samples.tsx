"use client";
import { Ellipsis, UserPlus } from "lucide-react";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { ChangeBlock, ChangeLine } from "#components/ui/change-block.tsx";
import { Dialog, DialogClose } from "#components/ui/dialog.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from "#components/ui/menu.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Popover, PopoverContent, PopoverTrigger } from "#components/ui/popover.tsx";
import { Sheet } from "#components/ui/sheet.tsx";
import { Tab, TabList, TabPanel, Tabs } from "#components/ui/tabs.tsx";
import { showToast } from "#components/ui/toast.ts";
import { Columns, Row, Sample } from "./sample.tsx";

export function FloatingSamples() {
  const [open, setOpen] = useState<"dialog" | "sheet" | null>(null);
  const onOpenChange = (isOpen: boolean) => !isOpen && setOpen(null);
  const undo = {
    label: "Undo",
    run: () => showToast({ status: "failed", title: "Couldn’t undo", detail: "Entra didn’t answer" }),
  };
  return (
    <>
      <Row>
        <Menu>
          <MenuTrigger>
            <IconButton label="More" variant="secondary" icon={<Icon of={Ellipsis} />} />
          </MenuTrigger>
          <MenuContent align="start">
            <MenuItem icon={<Icon of={UserPlus} />} keys={["G"]}>
              Add user to group
            </MenuItem>
            <MenuItem disabledReason="Needs a permission that is missing">Reset password</MenuItem>
            <MenuSeparator />
            <MenuItem isDanger>Delete user</MenuItem>
          </MenuContent>
        </Menu>
        <Popover>
          <PopoverTrigger>
            <Button>Popover</Button>
          </PopoverTrigger>
          <PopoverContent aria-label="Columns">Choose columns</PopoverContent>
        </Popover>
        <Button onClick={() => setOpen("dialog")}>Dialog</Button>
        <Button onClick={() => setOpen("sheet")}>Sheet</Button>
        <Button
          onClick={() =>
            showToast({ status: "done", title: "Added Ikram to Packaging Studio", action: undo })
          }
        >
          Toast
        </Button>
      </Row>
      <Dialog
        isAlert
        isOpen={open === "dialog"}
        onOpenChange={onOpenChange}
        title="Delete Lucas Van den Broeck in Entra?"
        footer={
          <>
            <DialogClose>
              <Button variant="ghost">Cancel</Button>
            </DialogClose>
            <Button variant="danger">Ask for approval</Button>
          </>
        }
      >
        <ChangeBlock>
          <ChangeLine change="loses">Sign-in, 11 groups, 8 apps</ChangeLine>
          <ChangeLine change="stays">Requests and history stay in Gatehouse</ChangeLine>
        </ChangeBlock>
      </Dialog>
      <Sheet isOpen={open === "sheet"} onOpenChange={onOpenChange} title="Requester">
        <p className="p-4">The side panel under 1024 px.</p>
      </Sheet>
      <Columns>
        <Sample of="Notices: one per page">
          <div className="grid gap-3">
            <Notice
              tone="warning"
              title="Reset password is unavailable."
              action={<Button size="s">Reconnect</Button>}
            >
              A permission was not granted at install time.
            </Notice>
            <Notice tone="danger" title="The last sync failed." action={<Button size="s">Sync now</Button>}>
              Microsoft Graph didn’t answer. We try again at 14:17.
            </Notice>
          </div>
        </Sample>
        <Sample of="Information, success">
          <div className="grid gap-3">
            <Notice tone="info" title="Microsoft asked us to slow down">
              Continuing in 8 seconds where we stopped. Nothing is lost.
            </Notice>
            <Notice tone="success" title="Microsoft Entra ID is connected.">
              1,240 active users match Entra.
            </Notice>
          </div>
        </Sample>
        <Sample of="Tabs">
          <Tabs defaultValue="requester">
            <TabList aria-label="Side panel">
              <Tab value="requester">Requester</Tab>
              <Tab value="request" count={2}>
                Request
              </Tab>
            </TabList>
            <TabPanel value="requester" className="py-3">
              Ikram Benali
            </TabPanel>
            <TabPanel value="request" className="py-3">
              REQ-4812
            </TabPanel>
          </Tabs>
        </Sample>
      </Columns>
    </>
  );
}
