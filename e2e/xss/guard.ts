import { expect, type BrowserContext, type Page } from "@playwright/test";

/** What was seen of hostile texts: that one ran, that one became markup, that something left for elsewhere. */
export type Guard = { seen: string[] };

/** Watches every page of a browser context from now on. Bring the pages into being after it. */
export async function watchContext(context: BrowserContext): Promise<Guard> {
  const seen: string[] = [];
  await context.exposeBinding("xss", (_source, id: unknown) => void seen.push(`ran ${String(id)}`));
  await context.exposeBinding("xssBlocked", (_source, what: string) => void seen.push(`blocked ${what}`));
  await context.addInitScript(() => {
    // What the policy had to stop was markup already: that is a fault too.
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sample }) => {
      const { xssBlocked } = globalThis as unknown as { xssBlocked: (what: string) => void };
      xssBlocked(`${effectiveDirective} ${blockedURI} ${sample}`);
    });
  });
  context.on("request", (request) => {
    const { hostname } = new URL(request.url(), "http://localhost");
    if (hostname.endsWith("xss.invalid")) seen.push(`asked for ${request.url()}`);
  });
  context.on("page", (page) => {
    page.on("dialog", (dialog) => {
      seen.push(`opened a dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
  });
  return { seen };
}

/** Elements and attributes on the page that can only come from a text that was taken for markup. */
export function foreignMarkup(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const strange =
      "iframe,object,embed,base,frame,frameset,marquee,math,audio,video,x-gate,foreignObject,animate,set,meta[http-equiv=refresh]";
    const isScript = (value: string) =>
      // oxlint-disable-next-line no-control-regex -- browsers skip these in a scheme
      /^[\u0000-\u0020]*(?:javascript|vbscript|data:text\/html|view-source)/i.test(
        value.replace(/[\t\n\r]/g, ""),
      );
    const found: string[] = [];
    for (const element of document.querySelectorAll("*")) {
      if (element.matches(strange)) found.push(element.outerHTML.slice(0, 200));
      if (element instanceof HTMLScriptElement && element.src === "" && element.nonce === "")
        if (element.type !== "application/json") found.push(element.outerHTML.slice(0, 200));
      for (const { name, value } of element.attributes) {
        const isAddress = ["href", "src", "action", "formaction", "xlink:href", "data"].includes(name);
        if (name.startsWith("on") || (isAddress && isScript(value)) || /xss\.invalid|url\(/.test(value))
          // A link to an address that somebody wrote is what it is for.
          if (!(name === "href" && /^(?:https?|mailto):/.test(value)) && !isWritten(element, name))
            found.push(`${name}=${value.slice(0, 200)}`);
      }
    }
    return found;

    /** Texts in attributes that only say something. */
    function isWritten(element: Element, name: string): boolean {
      const saying = ["value", "title", "alt", "placeholder", "content", "id", "for", "name"];
      return saying.includes(name) || name.startsWith("aria-") || name.startsWith("data-");
    }
  });
}

/** The policy of an answer: scripts by nonce only. Gives the nonce. */
export function nonceOf(policy: string | undefined): string {
  const directive = (name: string) =>
    (policy ?? "")
      .split("; ")
      .find((part) => part.startsWith(`${name} `))
      ?.split(" ") ?? [];
  const scripts = directive("script-src");
  expect(scripts).not.toContain("'unsafe-inline'");
  expect(scripts).not.toContain("'unsafe-eval'");
  expect(directive("object-src")).toContain("'none'");
  expect(directive("base-uri")).toContain("'none'");
  expect(directive("frame-ancestors")).toContain("'none'");
  const nonce = scripts.find((source) => source.startsWith("'nonce-")) ?? "";
  expect(nonce).toMatch(/^'nonce-[A-Za-z0-9+/]{22}==?'$/);
  return nonce;
}
