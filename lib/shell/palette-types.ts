/** One thing that the palette leads to. It only ever goes somewhere: nothing runs from here. */
export type PaletteItem = {
  id: string;
  kind: "action" | "person" | "group" | "app" | "request" | "place";
  label: string;
  detail: string;
  href: string;
  /** For people, their object id: the tint of their avatar. */
  objectId?: string;
};

export type PaletteGroup = { title: string; items: readonly PaletteItem[] };
