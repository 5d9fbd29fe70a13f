import type { DirectoryName } from "#lib/playbooks/matching/find-names.ts";

const named = (kind: DirectoryName["kind"], list: string): DirectoryName[] =>
  list.split(",").map((name, index) => ({ kind, displayName: name.trim(), objectId: `${kind}-${index}` }));

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
