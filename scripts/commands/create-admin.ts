import { z } from "zod";
import { createAdmin } from "#lib/members/create-admin.ts";
import { EXIT, printJson, readOptions, UsageError, type Command } from "./command.ts";

export const createAdminCommand: Command = {
  words: ["create-admin"],
  usage: "create-admin --email <address>",
  what: "make a local admin, or give one a new password",
  async run({ ctx, args }) {
    const given = readOptions(args, { email: "text", json: "flag" }).email?.trim().toLowerCase();
    const email = z.email().safeParse(given);
    if (!email.success) throw new UsageError("create-admin needs --email <address>.");
    const { memberId, password } = await createAdmin(ctx, { email: email.data });
    console.error("The password is shown this once.");
    printJson({ memberId, email: email.data, password });
    return EXIT.ok;
  },
};
