import { z } from "zod";

const shape = {
  /** The bot's Microsoft app ID, which is the Entra connection's own application. */
  botId: z.guid("The Microsoft app ID is a GUID, as on the bot's configuration page.").toLowerCase(),
  /** The directory the bot is registered in: bots of one tenant are the only new ones. */
  tenantId: z.guid("The directory (tenant) ID is a GUID.").toLowerCase(),
  /** The app's ID in the organization's catalogue, which is not the one in its manifest. */
  catalogAppId: z.guid("The catalogue ID is a GUID, as in the Teams admin center.").toLowerCase(),
};

/** What is kept of the Teams settings; the secret is sealed elsewhere. */
export const teamsConfig = z.object(shape);
export type TeamsConfig = z.output<typeof teamsConfig>;

/** What the form sends. An empty secret keeps the one that is there. */
export const saveTeamsInput = z.strictObject({
  ...shape,
  secret: z.string().trim().max(512, "That is too long for a client secret."),
});
export type SaveTeamsInput = z.output<typeof saveTeamsInput>;
