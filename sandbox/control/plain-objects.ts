import { tenantDomain } from "../store/constants.ts";
import type { Doc, StoredObject } from "../store/types.ts";

/** The properties of an ordinary account. */
export function userDocument(displayName: string, upn: string, userType: "Member" | "Guest"): Doc {
  const [givenName = displayName, ...rest] = displayName.split(" ");
  const mail = userType === "Guest" ? outsideAddress(upn) : upn;
  return {
    accountEnabled: true,
    displayName,
    givenName,
    surname: rest.join(" "),
    userType,
    userPrincipalName: upn,
    mail,
    mailNickname: upn.replace(/@.*$/, ""),
    usageLocation: "SE",
    ...(userType === "Guest" ? { externalUserState: "Accepted", creationType: "Invitation" } : {}),
  };
}

/** `ann_firm.example#EXT#@tenant` stands for ann@firm.example. */
function outsideAddress(upn: string): string {
  const [, mailbox, host] = /^(.+)_([^_]+)#EXT#@/i.exec(upn) ?? [];
  return mailbox === undefined || host === undefined ? upn : `${mailbox}@${host}`;
}

/** The properties of an ordinary group. */
export function groupDocument(displayName: string, kind: "security" | "microsoft365"): Doc {
  const mailNickname =
    displayName
      .normalize("NFKD")
      .replace(/[^A-Za-z0-9]+/g, "")
      .toLowerCase()
      .slice(0, 60) || "group";
  const isMailed = kind === "microsoft365";
  const mail = `${mailNickname}@${tenantDomain}`;
  return {
    displayName,
    mailNickname,
    mailEnabled: isMailed,
    securityEnabled: !isMailed,
    ...(isMailed
      ? { groupTypes: ["Unified"], visibility: "Private", mail, proxyAddresses: [`SMTP:${mail}`] }
      : {}),
  };
}

export const isUnified = ({ doc }: StoredObject) =>
  Array.isArray(doc.groupTypes) && doc.groupTypes.includes("Unified");
