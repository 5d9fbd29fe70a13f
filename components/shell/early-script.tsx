// Runs before the code of the page, so it stands in the page itself and is written small. React answers a form's submit
// before it reaches the window; what nobody answered would load the page anew with what was typed in the address.
const SCRIPT = `(function(){addEventListener("input",function(e){var t=e.target;if(t.earlyText!==null)t.earlyText=t.value},true);addEventListener("submit",function(e){var f=e.target;if(e.defaultPrevented||f.hasAttribute("action"))return;e.preventDefault();f.isSentEarly=true})})()`;

/** Keeps what is typed and sent before the page has come to life, for `useEarlyText`. */
export function EarlyScript({ nonce }: { nonce: string | undefined }) {
  return <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: SCRIPT }} />;
}
