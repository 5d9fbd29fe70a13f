const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

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
  return (
    given !== null &&
    given.protocol === "http:" &&
    LOOPBACK.has(given.hostname) &&
    LOOPBACK.has(allowed.hostname) &&
    given.port === allowed.port
  );
}

/**
 * For doors of machines: the Host header must be the public one, or this machine's own name. A page that
 * made its own name lead to this machine (DNS rebinding) says that name here.
 * @param host the Host header, e.g. "desk.calder.example" or "localhost:3000".
 */
export function isOwnHost(host: string | null, publicUrl: string): boolean {
  if (host === null) return false;
  if (host.toLowerCase() === new URL(publicUrl).host) return true;
  const given = URL.parse(`http://${host}`);
  return given !== null && given.host === host.toLowerCase() && LOOPBACK.has(given.hostname);
}
