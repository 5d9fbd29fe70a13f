/** The one stylesheet of the practice pages, in Gatehouse's colours; dark follows the system. */
export const pageStyle = `
:root { color-scheme: light dark; --bg: oklch(0.974 0.0025 262); --surface: oklch(1 0 0); --inset: oklch(0.984 0.002 262);
  --hover: oklch(0.966 0.003 262); --line: oklch(0.921 0.004 262); --line-2: oklch(0.868 0.006 262); --control: oklch(0.645 0.012 262);
  --text: oklch(0.215 0.017 264); --text-2: oklch(0.42 0.016 264); --text-3: oklch(0.515 0.014 264);
  --accent: oklch(0.44 0.148 264); --accent-hover: oklch(0.385 0.14 264); --accent-text: oklch(0.44 0.148 264); --ring: oklch(0.55 0.19 262);
  --warning-text: oklch(0.475 0.1 64); --warning-soft: oklch(0.974 0.023 84); --warning-line: oklch(0.87 0.08 80);
  --danger-text: oklch(0.5 0.178 26); }
@media (prefers-color-scheme: dark) { :root { --bg: oklch(0.168 0.007 264); --surface: oklch(0.2 0.008 264); --inset: oklch(0.222 0.009 264);
  --hover: oklch(0.238 0.01 264); --line: oklch(0.278 0.01 264); --line-2: oklch(0.345 0.012 264); --control: oklch(0.545 0.014 264);
  --text: oklch(0.95 0.004 264); --text-2: oklch(0.78 0.01 264); --text-3: oklch(0.685 0.012 264);
  --accent: oklch(0.53 0.16 264); --accent-hover: oklch(0.57 0.155 264); --accent-text: oklch(0.8 0.095 264); --ring: oklch(0.72 0.14 262);
  --warning-text: oklch(0.84 0.12 80); --warning-soft: oklch(0.265 0.035 76); --warning-line: oklch(0.42 0.065 76);
  --danger-text: oklch(0.775 0.125 22); } }
*, *::before, *::after { box-sizing: border-box; }
body { margin: 0; background: var(--bg); color: var(--text); font: 400 0.8125rem/20px "InterVariable", "Inter", system-ui, "Noto Sans", sans-serif; letter-spacing: -0.004em; }
h1, h2, p, ul, dl, dd { margin: 0; padding: 0; }
ul { list-style: none; }
h1 { font-size: 1.25rem; line-height: 28px; font-weight: 600; letter-spacing: -0.014em; }
h2 { font-size: 0.875rem; line-height: 20px; font-weight: 600; }
header { display: flex; flex-wrap: wrap; gap: 0 8px; padding: 8px 20px; background: var(--warning-soft); border-bottom: 1px solid var(--warning-line); color: var(--warning-text); }
header strong { font-weight: 600; }
main { margin: 40px auto; padding: 28px; background: var(--surface); border: 1px solid var(--line); border-radius: 8px; display: grid; gap: 20px; min-width: 0; }
main.narrow { max-width: 480px; } main.wide { max-width: 760px; }
section { display: grid; gap: 8px; min-width: 0; }
.stack { display: grid; gap: 20px; min-width: 0; }
.lead { display: grid; gap: 4px; }
.q { color: var(--text-2); } .qq { color: var(--text-3); font-size: 0.75rem; line-height: 16px; }
.id { font-feature-settings: "ss02", "tnum"; letter-spacing: 0; overflow-wrap: anywhere; }
.num { font-variant-numeric: tabular-nums; text-align: right; }
.bad { color: var(--danger-text); }
.rows { border: 1px solid var(--line); border-radius: 5px; overflow: clip; }
.rows > li { position: relative; display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 12px; align-items: center; padding: 8px 12px; }
.rows > li + li { border-top: 1px solid var(--line); }
.rows > li:has(button.person):hover { background: var(--hover); }
.rows .role { text-align: right; color: var(--text-3); font-size: 0.75rem; line-height: 16px; max-width: 15em; }
button.person { grid-column: 1; justify-self: start; padding: 0; border: 0; background: none; color: inherit; font: inherit; font-weight: 500; letter-spacing: inherit; cursor: pointer; text-align: left; }
button.person::after { content: ""; position: absolute; inset: 0; border-radius: 5px; }
button.person:focus-visible { outline: none; }
button.person:focus-visible::after { outline: 2px solid var(--ring); outline-offset: -2px; }
.rows .what { grid-column: 1; overflow-wrap: anywhere; }
.rows .role { grid-column: 2; grid-row: 1 / span 2; }
.permissions > li { grid-template-columns: minmax(0, 1fr); }
.btn { display: inline-flex; align-items: center; justify-content: center; height: 36px; padding: 0 14px; border: 1px solid var(--line-2); border-radius: 5px; background: var(--surface); color: var(--text); font: inherit; font-weight: 500; letter-spacing: inherit; text-decoration: none; cursor: pointer; }
.btn:hover { background: var(--hover); }
.btn.primary { background: var(--accent); border-color: var(--accent); color: oklch(1 0 0); }
.btn.primary:hover { background: var(--accent-hover); border-color: var(--accent-hover); }
.btn.plain { border-color: transparent; background: none; color: var(--accent-text); padding: 0 8px; }
.btn.plain:hover { background: var(--hover); }
.bar { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
.bar form { display: contents; }
.push { margin-left: auto; }
a { color: var(--accent-text); text-underline-offset: 3px; }
:focus-visible { outline: 2px solid var(--ring); outline-offset: 2px; }
label { font-size: 0.75rem; line-height: 16px; font-weight: 500; color: var(--text-2); display: grid; gap: 5px; flex: 1 1 180px; }
input[type="search"] { height: 36px; width: 100%; min-width: 0; padding: 0 9px; border: 1px solid var(--control); border-radius: 5px; background: var(--surface); color: var(--text); font: inherit; }
.bar.end { align-items: end; }
dl { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 4px 16px; }
dt { color: var(--text-2); } dd { text-align: right; font-variant-numeric: tabular-nums; }
details summary { cursor: pointer; color: var(--text-2); }
details p { margin-top: 4px; }
@media (max-width: 560px) { main { margin: 0; border-width: 0 0 1px; border-radius: 0; padding: 20px 16px; } header { padding: 8px 16px; }
  .rows > li { grid-template-columns: minmax(0, 1fr); } .rows .role { grid-column: 1; grid-row: auto; text-align: left; max-width: none; } .btn { height: 40px; } }
`;
