import { fold } from "#lib/platform/fold.ts";
import type { DirectoryName } from "#lib/playbooks/matching/name-forms.ts";

const named = (kind: DirectoryName["kind"], list: string): DirectoryName[] =>
  list.split(",").map((piece, index) => {
    const displayName = piece.trim();
    const addresses =
      kind === "person" ? [`${fold(displayName).replace(/[^a-z]+/g, ".")}@calder.example`] : [];
    return { kind, displayName, objectId: `${kind}-${index}`, addresses };
  });

/** The directory that the labelled requests speak of. */
export const LABEL_NAMES: readonly DirectoryName[] = [
  ...named(
    "app",
    "Figma, Salesforce, Jira, Miro, Adobe Creative Cloud, Tableau, Zendesk, Notion, Box, GitHub Enterprise, SAP Concur, Slack, HubSpot, AutoCAD, Power BI Pro, Visio",
  ),
  ...named(
    "group",
    "Finance – Reports, Marketing Campaigns, Optics Lab, All Staff Berlin, Design Reviewers, Sales EMEA, Project Aurora, Press Office, Warehouse Shift Leads, Legal Contracts, HR Confidential, Support Tier 2",
  ),
  ...named(
    "person",
    "Giulia Ferraro, Tomasz Zieliński, Noor Haidari, Ikram Benali, Lena Vogt, Pierre Lambert, Marta Ruiz, Sanne de Vries, John Carter, Aisha Khan, Karl-Heinz Müller, Sophie Meier-Lüders, Anne-Marie Dubois, Jean-Luc Moreau, María José García López, Siobhán O'Brien, Łukasz Wójcik, Anna Schmidt, Anna Schmitt, Daniel Novak, Daniela Novak, Björn Ekström",
  ),
];
