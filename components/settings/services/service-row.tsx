import { ArrowDown, ArrowUp, Ellipsis } from "lucide-react";
import { ServiceIcon } from "#components/portal/service-icon.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Link } from "#components/ui/link.tsx";
import { Menu, MenuContent, MenuItem, MenuLink, MenuTrigger } from "#components/ui/menu.tsx";
import { Switch } from "#components/ui/switch.tsx";
import { Td, Tr } from "#components/ui/table.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { ServiceSettings } from "#lib/services/types.ts";

const ROOMY = "max-xl:hidden";

type ServiceRowProps = {
  service: ServiceSettings;
  /** The published workflow that it starts. */
  workflow: { id: string; name: string } | null;
  isFirst: boolean;
  isLast: boolean;
  isRunning: boolean;
  onMove: (step: -1 | 1) => void;
  onState: (state: "active" | "inactive" | "archived") => void;
};

/** One service of the list, with its switch, its place and its menu. */
export function ServiceRow({
  service,
  workflow,
  isFirst,
  isLast,
  isRunning,
  onMove,
  onState,
}: ServiceRowProps) {
  const { key, title, description, icon, isActive, defaultAssignee, openRequests } = service;
  const href = `/settings/services/${key}`;
  return (
    <Tr>
      <Td isStrong>
        <span className="flex items-start gap-3">
          <ServiceIcon name={icon} />
          <span className="min-w-0">
            <Link href={href} className="rounded-mark underline-offset-3 hover:underline">
              {title}
            </Link>
            <span className="block font-normal text-ink-3">{description}</span>
            {workflow === null ? null : (
              <span className="mt-0.5 block text-12 font-normal text-ink-3">
                {"Starts the workflow "}
                <TextLink href={`/workflows/${workflow.id}`}>{workflow.name}</TextLink>
              </span>
            )}
          </span>
        </span>
      </Td>
      <Td className={ROOMY}>{service.audienceWords}</Td>
      <Td className={ROOMY}>{defaultAssignee?.displayName ?? "Unassigned"}</Td>
      <Td className={ROOMY} isNumber>
        {openRequests}
      </Td>
      <Td>
        <span className="flex">
          <Switch
            aria-label={`Offer ${title}`}
            checked={isActive}
            disabled={isRunning}
            onCheckedChange={(isOn) => onState(isOn ? "active" : "inactive")}
          />
        </span>
      </Td>
      <Td className="text-right whitespace-nowrap [&_button:disabled]:border-transparent [&_button:disabled]:bg-transparent">
        <IconButton
          size="s"
          className="max-sm:hidden"
          label={`Move ${title} up`}
          icon={<Icon of={ArrowUp} size={14} />}
          disabled={isFirst || isRunning}
          onClick={() => onMove(-1)}
        />
        <IconButton
          size="s"
          className="max-sm:hidden"
          label={`Move ${title} down`}
          icon={<Icon of={ArrowDown} size={14} />}
          disabled={isLast || isRunning}
          onClick={() => onMove(1)}
        />
        <Menu>
          <MenuTrigger>
            <IconButton size="s" label={`More about ${title}`} icon={<Icon of={Ellipsis} size={14} />} />
          </MenuTrigger>
          <MenuContent>
            <MenuLink>
              <Link href={href}>Edit</Link>
            </MenuLink>
            <MenuItem className="sm:hidden" disabled={isFirst || isRunning} onSelect={() => onMove(-1)}>
              Move up
            </MenuItem>
            <MenuItem className="sm:hidden" disabled={isLast || isRunning} onSelect={() => onMove(1)}>
              Move down
            </MenuItem>
            <MenuItem disabled={isRunning} onSelect={() => onState("archived")}>
              Archive
            </MenuItem>
          </MenuContent>
        </Menu>
      </Td>
    </Tr>
  );
}
