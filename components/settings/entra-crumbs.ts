/** The way back from a page below Microsoft Entra ID. */
export const ENTRA_CRUMBS = [
  { label: "Integrations", href: "/settings/integrations" },
  { label: "Microsoft Entra ID", href: "/settings/integrations/entra" },
] as const;
