const loopbackHosts = ["localhost", "127.0.0.1", "[::1]"];
const productPaths = [
  "/api/entra/callback/sign-in",
  "/api/entra/callback/consent",
  "/api/auth/callback/microsoft",
];

/**
 * Whether `asked` may be redirected to: equal to a registered URI character by character, or
 * a callback of the product on loopback with any port (the product's port is not known here).
 */
export function acceptsRedirect(registered: readonly string[], asked: string): boolean {
  if (registered.includes(asked)) return true;
  if (!URL.canParse(asked)) return false;
  const url = new URL(asked);
  if (url.protocol !== "http:" && url.protocol !== "https:") return false;
  // Rebuilding it from its parts refuses user info, dot segments, queries, fragments and odd spellings.
  const plain = `${url.protocol}//${url.host}${url.pathname}`;
  return loopbackHosts.includes(url.hostname) && productPaths.includes(url.pathname) && asked === plain;
}

/** After signing out nothing secret is sent along, so any page on loopback will do. */
export function acceptsSignOutReturn(asked: string): boolean {
  if (!URL.canParse(asked)) return false;
  const url = new URL(asked);
  return (url.protocol === "http:" || url.protocol === "https:") && loopbackHosts.includes(url.hostname);
}
