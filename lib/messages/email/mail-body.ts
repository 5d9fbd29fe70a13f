import type { MessageWords } from "../message-words.ts";

type Parts = { words: MessageWords; link: string; settingsLink: string; company: string };

const WHY = "You get this because of what is set under Notifications.";

/** The plain part: the words, the link, and where to change what comes. */
export function mailText({ words, link, settingsLink, company }: Parts): string {
  return [
    words.subject,
    words.text,
    `${words.button}: ${link}`,
    `${company}, IT desk\n${WHY} Change it: ${settingsLink}`,
  ].join("\n\n");
}

/** The HTML part: one fixed page, no images, nothing from elsewhere. The link opens a page and does nothing else. */
export function mailHtml({ words, link, settingsLink, company }: Parts): string {
  const e = escapeHtml;
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>${e(words.subject)}</title></head>
<body style="margin:0;padding:24px;font:14px/22px system-ui,'Segoe UI',sans-serif;color:#1c2330;background:#ffffff">
<div style="max-width:560px">
<h1 style="margin:0 0 8px;font-size:16px;line-height:24px">${e(words.subject)}</h1>
<p style="margin:0 0 20px">${e(words.text)}</p>
<p style="margin:0 0 28px"><a href="${e(link)}" style="display:inline-block;padding:8px 14px;border-radius:5px;background:#2b4aa0;color:#ffffff;text-decoration:none;font-weight:600">${e(words.button)}</a></p>
<p style="margin:0;padding-top:12px;border-top:1px solid #d9dce3;font-size:12px;line-height:18px;color:#5b6475">${e(company)}, IT desk<br>${WHY} <a href="${e(settingsLink)}" style="color:#2b4aa0">Change it</a></p>
</div>
</body>
</html>`;
}

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text inside HTML, between tags and in quoted attributes alike. */
export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (letter) => ENTITIES[letter] ?? "");
}
