import { createHash } from "node:crypto";
import type { Answer } from "./exchange.ts";
import { pageStyle } from "./page-style.ts";

/** Text that is safe inside an element or a quoted attribute. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}

type Page = {
  title: string;
  /** Safe HTML of the main part. */
  body: string;
  status?: number;
  isWide?: boolean;
  /** Where a form of the page may end up after its redirect, beside the page's own origin. */
  redirectsTo?: string;
  /** An inline script; its hash goes into the policy. */
  script?: string;
  headers?: Answer["headers"];
};

const sha256 = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
const styleHash = sha256(pageStyle);

/** One page of the practice tenant. It says on every page what it is and looks like nobody else's. */
export function htmlAnswer(page: Page): Answer {
  const target =
    page.redirectsTo && URL.canParse(page.redirectsTo) ? ` ${new URL(page.redirectsTo).origin}` : "";
  const policy = [
    "default-src 'none'",
    `style-src ${styleHash}`,
    ...(page.script ? [`script-src ${sha256(page.script)}`] : []),
    `form-action 'self'${target}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
  return {
    status: page.status ?? 200,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": policy,
      "x-content-type-options": "nosniff",
      // Not no-referrer: browsers would then send "Origin: null" with our own forms.
      "referrer-policy": "same-origin",
      "cache-control": "no-store",
      ...page.headers,
    },
    body: `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(page.title)} – Practice tenant</title>
<style>${pageStyle}</style>
</head>
<body>
<header><strong>Practice tenant</strong><span>Not Microsoft. Nothing here leaves this machine.</span></header>
<main class="${page.isWide ? "wide" : "narrow"}">
${page.body}
</main>
${page.script ? `<script>${page.script}</script>` : ""}
</body>
</html>
`,
  };
}

/** Hidden fields that a form carries on. */
export function hiddenFields(fields: Iterable<readonly [string, string]>): string {
  return [...fields]
    .map(([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`)
    .join("");
}
