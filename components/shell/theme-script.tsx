import { THEME_COOKIE } from "./theme.ts";

// Runs before the first paint, so it stands in the page itself and is written small.
const SCRIPT = `(function(){var d=document.documentElement,m=matchMedia("(prefers-color-scheme: dark)");function s(){var c=(document.cookie.match(/(?:^|; )${THEME_COOKIE}=(light|dark)/)||[])[1];d.setAttribute("data-theme",c||(m.matches?"dark":"light"))}s();m.addEventListener("change",s)})()`;

/** Sets `data-theme` from the stored choice or the system before anything is painted, and follows the system after. */
export function ThemeScript({ nonce }: { nonce: string | undefined }) {
  return <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: SCRIPT }} />;
}
