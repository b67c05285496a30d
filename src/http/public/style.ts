import { dark, fonts, light } from "../../../emails/theme.ts"

/** The mail's colours as custom properties, so that pages and mails are of one piece. */
const properties = (colours: Record<string, string>) =>
  Object.entries(colours)
    .map(([name, value]) => `--${name}: ${value};`)
    .join(" ")

/** The one stylesheet of our pages, light and dark, from 320 px up. */
export const style = `
:root { color-scheme: light dark; ${properties(light)} }
@media (prefers-color-scheme: dark) { :root { ${properties(dark)} } }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--page); color: var(--ink); overflow-wrap: anywhere;
  font: 17px/1.6 ${fonts.sans};
}
.masthead { border-bottom: 1px solid var(--line); }
.masthead a, main, footer nav { display: block; max-width: 600px; margin: 0 auto; padding: 0 20px; }
.masthead a { padding-top: 16px; padding-bottom: 16px; color: var(--ink); text-decoration: none; }
.name, h1, h2 { font-family: ${fonts.serif}; font-weight: 700; }
.name { font-size: 20px; }
.mark { color: var(--accent); margin-right: 8px; font-size: 16px; }
.skip { position: absolute; left: 12px; top: -100px; padding: 12px 18px; background: var(--button); color: var(--label); border-radius: 0 0 8px 8px; z-index: 1; }
.skip:focus { top: 0; }
main { padding-top: 28px; padding-bottom: 48px; }
h1 { font-size: 28px; line-height: 1.2; margin: 0 0 16px; }
h2 { font-size: 20px; line-height: 1.3; margin: 36px 0 8px; }
p, ul, ol, dl { margin: 0 0 16px; }
ul, ol { padding-left: 22px; }
a { color: var(--link); text-underline-offset: 2px; }
small, .quiet { color: var(--muted); font-size: 15px; }
code { font-family: ui-monospace, Menlo, Consolas, monospace; font-size: 0.9em; }
hr { border: 0; border-top: 1px solid var(--line); margin: 28px 0; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: 8px 8px 8px 0; border-bottom: 1px solid var(--line); vertical-align: top; }
th { color: var(--muted); font-weight: 400; font-size: 15px; }
.wide { overflow-x: auto; }
.panel { background: var(--panel); border-left: 3px solid var(--accent); border-radius: 0 8px 8px 0; padding: 16px 20px; margin: 0 0 24px; }
.panel > :last-child { margin-bottom: 0; }
.wrong { border-left-color: var(--down); }
.wrong h2 { margin-top: 0; }
form { margin: 0 0 24px; }
fieldset { border: 0; margin: 0 0 20px; padding: 0; min-width: 0; }
legend { font-weight: 600; padding: 0; margin-bottom: 4px; }
.field { margin: 0 0 20px; }
.field > label { display: block; font-weight: 600; margin-bottom: 4px; }
.hint, .error { display: block; font-size: 15px; color: var(--muted); margin: 0 0 6px; }
.error { color: var(--down); font-weight: 600; }
input[type="email"], input[type="text"], select, textarea {
  display: block; width: 100%; min-height: 48px; padding: 10px 12px; font: inherit; color: inherit;
  background: var(--page); border: 1px solid var(--muted); border-radius: 8px;
}
input[aria-invalid="true"], select[aria-invalid="true"] { border: 2px solid var(--down); }
.choice { display: flex; gap: 12px; align-items: flex-start; padding: 8px 0; min-height: 44px; cursor: pointer; }
.choice input { flex: none; width: 20px; height: 20px; margin: 4px 0 0; accent-color: var(--button); }
.choice span span { display: block; color: var(--muted); font-size: 15px; line-height: 1.45; }
button {
  display: inline-block; min-height: 48px; padding: 10px 22px; font: inherit; font-weight: 600; cursor: pointer;
  color: var(--label); background: var(--button); border: 1px solid var(--button); border-radius: 8px;
}
button:hover { filter: brightness(1.08); }
button.second { color: var(--link); background: var(--page); border-color: var(--link); }
button.grave { color: var(--down); background: var(--page); border-color: var(--down); }
.choice + button { margin-top: 12px; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
[tabindex="-1"]:focus { outline: none; }
.trap { position: absolute; left: -10000px; width: 1px; height: 1px; overflow: hidden; }
.cf-turnstile { margin: 0 0 16px; min-height: 65px; }
pre { overflow-x: auto; background: var(--panel); border-radius: 8px; padding: 14px 16px; margin: 0 0 16px; line-height: 1.5; font-size: 15px; overflow-wrap: normal; }
.frame main { max-width: none; padding: 8px 12px 16px; }
.frame h1 { font-size: 22px; }
footer { border-top: 1px solid var(--line); font-size: 15px; }
footer nav { display: flex; flex-wrap: wrap; gap: 4px 24px; padding-top: 10px; padding-bottom: 26px; }
footer nav a { display: inline-block; padding: 10px 0; }
@media (max-width: 480px) { h1 { font-size: 25px; } button { width: 100%; } }
@media (prefers-reduced-motion: no-preference) { button { transition: filter 0.15s; } }
`.trim()

/** The mark of the masthead, as the browser's tab shows it. */
export const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path d="M8 1l7 7-7 7-7-7z" fill="#c2610c"/></svg>\n'
