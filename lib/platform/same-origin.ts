/**
 * Proof that a write comes from our own pages: the Origin header must equal the public origin.
 * Next's own check compares with the Host header, which a proxy or attacker may choose.
 * Browsers send Origin with every POST; a request without one is refused too.
 */
export function isSameOrigin(origin: string | null, publicUrl: string): boolean {
  if (origin === null) return false;
  const allowed = new URL(publicUrl);
  if (origin === allowed.origin) return true;
  // On this machine "localhost" and "127.0.0.1" are the same desk.
  const given = URL.parse(origin);
  const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);
  return (
    given !== null &&
    given.protocol === "http:" &&
    loopback.has(given.hostname) &&
    loopback.has(allowed.hostname) &&
    given.port === allowed.port
  );
}
