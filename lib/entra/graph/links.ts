import { GraphError } from "./errors.ts";

/**
 * Turns a relative path or a link that Graph gave into the address to call. Links must lie on the
 * same origin and under /v1.0, compared after parsing (never as text): a token must not be carried
 * to `https://graph.microsoft.com@elsewhere.example/`. Throws `GraphError` of kind `invalid`.
 */
export function resolveLink(baseUrl: string, pathOrLink: string): string {
  const base = new URL(`${baseUrl}/v1.0/`);
  const isRelative =
    pathOrLink.startsWith("/") && !pathOrLink.startsWith("//") && !pathOrLink.startsWith("/\\");
  const url = URL.parse(isRelative ? `${baseUrl}/v1.0${pathOrLink}` : pathOrLink);
  const isOurs =
    url !== null &&
    url.origin === base.origin &&
    url.username === "" &&
    url.password === "" &&
    url.hash === "" &&
    url.pathname.startsWith(base.pathname);
  if (!isOurs) {
    throw new GraphError({
      kind: "invalid",
      code: "foreign-link",
      message: "A link leads outside Microsoft Graph.",
    });
  }
  return url.href;
}

/** Refuses a link that a chain of pages has already followed. One instance per chain. */
export function createSeenLinks(maxPages = 20_000): (link: string) => void {
  const seen = new Set<string>();
  return (link) => {
    if (seen.has(link) || seen.size >= maxPages) {
      throw new GraphError({
        kind: "invalid",
        code: "page-loop",
        message: "The pages of a list lead in a circle.",
      });
    }
    seen.add(link);
  };
}
