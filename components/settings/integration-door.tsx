import { LinkButton } from "#components/ui/link-button.tsx";

type IntegrationDoorProps = { href: string; isNew: boolean; name: string };

/** The way to an integration's page. */
export function IntegrationDoor({ href, isNew, name }: IntegrationDoorProps) {
  return (
    <LinkButton href={href}>
      <span>
        {isNew ? "Connect" : "Manage"}
        <span className="sr-only">{` ${name}`}</span>
      </span>
    </LinkButton>
  );
}
