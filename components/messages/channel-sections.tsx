import { Section } from "#components/ui/section.tsx";
import { StatusMark } from "#components/ui/status-mark.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { ChannelChoices } from "#lib/messages/types.ts";
import { KindSwitches } from "./kind-switches.tsx";

const TITLES = { email: "By email", teams: "In Microsoft Teams" } as const;

type ChannelSectionsProps = {
  channels: readonly ChannelChoices[];
  help: string;
  isForEverybody?: boolean;
};

/** The switches of each channel that is on; of the others only that they are off. */
export function ChannelSections({ channels, help, isForEverybody = false }: ChannelSectionsProps) {
  return channels.map((each) => (
    <Section
      key={each.channel}
      title={TITLES[each.channel]}
      help={each.isOn ? help : isForEverybody ? undefined : "An admin has not switched it on."}
    >
      {each.isOn ? (
        <KindSwitches of={each} isForEverybody={isForEverybody} />
      ) : (
        <div className="flex items-center gap-4">
          <StatusMark glyph="minus">Off</StatusMark>
          {isForEverybody ? (
            <TextLink href={`/settings/integrations/${each.channel}`}>Set it up</TextLink>
          ) : null}
        </div>
      )}
    </Section>
  ));
}
