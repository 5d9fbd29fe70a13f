/** Form encoding as .NET writes it in Entra's redirects: lower-case hex, `+` for a space. */
export function encodeLikeEntra(text: string): string {
  return encodeURIComponent(text)
    .replaceAll("%20", "+")
    .replaceAll("'", "%27")
    .replaceAll("~", "%7e")
    .replace(/%[0-9A-F]{2}/g, (hex) => hex.toLowerCase());
}

/** Appends `fields` in the order given to `target`, which may already have a query. Undefined fields are left out. */
export function withFields(target: string, fields: Array<[string, string | undefined]>): string {
  const query = fields
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${encodeLikeEntra(value)}`]))
    .join("&");
  return `${target}${target.includes("?") ? "&" : "?"}${query}`;
}
