import { light } from "../../../emails/theme.ts"
import { deskStyle } from "../desk/style.ts"
import { evidenceStyle } from "./evidence-style.ts"

const printed = Object.entries(light)
  .map(([name, value]) => `--${name}: ${value};`)
  .join(" ")

/** An edition as an article: its figures and its chart in the whole width, its text in a measure that is read at ease. */
const articleStyle = `
.article :is(.masthead a, main, footer nav) { max-width: 1040px; }
.standfirst { font-size: 19px; line-height: 1.45; }
.label { color: var(--accent); font-size: 15px; font-weight: 600; line-height: 1.4; margin: 0 0 4px; }
.panel > p { margin: 0 0 6px; }
.up { color: var(--up); }
.down { color: var(--down); }
a.fact, a.term { color: inherit; text-decoration: underline dotted 1px; text-underline-offset: 0.22em; text-decoration-color: color-mix(in srgb, var(--muted) 60%, transparent); }
a.term { text-decoration-style: dashed; }
a.kept, .figures td { white-space: nowrap; }
a:is(.fact, .term):is(:hover, :focus-visible) { color: var(--link); background: var(--panel); text-decoration: underline solid 2px; text-decoration-color: currentColor; }
.edition { font-size: 18px; line-height: 1.65; }
.edition > header { max-width: 860px; margin: 0 0 28px; }
.edition .day { color: var(--muted); font-size: 16px; margin: 0 0 10px; }
.edition h1 { font-size: clamp(30px, 18px + 3.4vw, 54px); line-height: 1.1; letter-spacing: -0.012em; text-wrap: balance; margin: 0 0 16px; }
h1 a.fact { text-decoration-color: transparent; }
h1 a.fact:is(:hover, :focus-visible) { text-decoration-color: currentColor; }
.edition > header .standfirst { color: var(--muted); font-size: clamp(19px, 17px + 0.5vw, 23px); line-height: 1.45; text-wrap: pretty; margin: 0; }
.edition a.fact { font-variant-numeric: lining-nums; }
.in-short { display: grid; gap: 20px 36px; border-top: 3px solid var(--ink); padding: 20px 0 0; margin: 0 0 32px; }
.in-short p { margin: 0; line-height: 1.55; }
.in-short .label { margin-bottom: 6px; }
.strip { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 20px 24px; margin: 0 0 36px; padding: 20px 24px; background: var(--panel); border-radius: 12px; }
.strip dt { color: var(--muted); font-size: 15px; line-height: 1.4; }
.strip dd { margin: 0; font-size: 24px; line-height: 38px; font-weight: 700; font-variant-numeric: tabular-nums lining-nums; }
.strip dd.quiet { font-size: 15px; line-height: 1.45; font-weight: 400; }
.strip > div:first-child dd:not(.quiet) { font-size: 30px; }
.chart { margin: 0 0 44px; }
.chart picture, .chart img { display: block; width: 100%; height: auto; }
.chart img { border: 1px solid var(--line); border-radius: 12px; }
.chart figcaption { padding-top: 14px; color: var(--muted); font-size: 16px; line-height: 1.55; }
.chart figcaption p { margin: 0 0 8px; }
.contents { display: none; }
.sections { min-width: 0; max-width: 700px; }
.sections > section { border-top: 1px solid var(--line); padding-top: 26px; margin-top: 40px; scroll-margin-top: 12px; }
.sections > section:first-child { margin-top: 0; }
.sections > section:target { border-top-color: var(--accent); box-shadow: 0 -1px 0 var(--accent); }
.sections h2 { font-size: clamp(22px, 19px + 0.8vw, 28px); line-height: 1.25; letter-spacing: -0.005em; text-wrap: balance; margin: 0 0 14px; }
.permalink { color: inherit; text-decoration: none; }
.permalink::after { content: " #"; content: " #" / ""; color: var(--accent); font-weight: 400; opacity: 0; }
.permalink:is(:hover, :focus-visible)::after { opacity: 1; }
.sections > .takeaways { background: var(--panel); border-top: 0; border-radius: 12px; padding: 18px 24px 6px; margin-top: 16px; }
.sections > :not(.takeaways) + .takeaways { margin-top: 44px; }
.sections > .takeaways + :not(.takeaways) { margin-top: 44px; }
.takeaways h2 { font-size: 21px; margin-bottom: 8px; }
.sections > :is(.sources, .disclaimer, .further) { font-size: 16px; line-height: 1.55; }
.sources > ul, .further > ul { list-style: none; padding: 0; }
.sources > ul > li, .further > ul > li { padding: 0 0 10px; }
.sections li { margin-bottom: 6px; }
.indicators { list-style: none; padding: 0; }
.indicators > li { border-top: 1px solid var(--line); padding: 14px 0 10px; margin: 0; }
.indicators > li:first-child { border-top: 0; padding-top: 0; }
.indicators strong { margin-right: 6px; }
.figures { overflow-wrap: break-word; font-variant-numeric: tabular-nums lining-nums; margin-bottom: 20px; font-size: 17px; }
.figures caption { text-align: left; color: var(--muted); font-size: 15px; line-height: 1.45; padding-bottom: 6px; }
.figures td, .figures thead th { text-align: right; padding-right: 0; padding-left: 14px; }
.figures thead th { white-space: normal; vertical-align: bottom; }
.figures tbody th { color: var(--ink); font-size: 17px; }
.figures tbody tr:hover { background: var(--panel); }
.pill {
  display: inline-block; padding: 1px 10px; border: 1px solid var(--line); border-radius: 999px;
  color: var(--muted); font-size: 15px; line-height: 1.6;
}
.ladder { list-style: none; padding: 0; margin: 0 0 20px; border-left: 3px solid var(--line); }
.ladder > li { display: grid; gap: 2px 18px; padding: 12px 0 12px 20px; margin: 0; border-bottom: 1px solid var(--line); }
.ladder > li:last-child { border-bottom: 0; }
.ladder > li.around { background: var(--panel); border-left: 3px solid var(--accent); margin-left: -3px; border-radius: 0 12px 12px 0; }
.ladder .range { font-size: 20px; line-height: 1.35; font-variant-numeric: tabular-nums lining-nums; }
.ladder .pill { justify-self: start; align-self: start; }
details { margin: 0 0 16px; font-size: 15px; }
summary { cursor: pointer; color: var(--link); padding: 10px 0; width: fit-content; }
.proof { margin-top: 4px; line-height: 1.5; }
.sections .proof li { margin-bottom: 4px; }
.invitation { border-top: 3px solid var(--ink); padding-top: 22px; margin: 48px 0 24px; }
.invitation a { display: inline-block; padding: 12px 22px; border-radius: 8px; background: var(--button); color: var(--label); font-weight: 600; text-decoration: none; }
.invitation a:hover { filter: brightness(1.08); }
.neighbours ul { display: flex; flex-wrap: wrap; gap: 12px; list-style: none; margin: 0; padding: 0; }
.neighbours li { flex: 1 1 240px; max-width: 494px; }
.neighbours .next { text-align: right; margin-left: auto; }
.neighbours a { display: block; padding: 12px 18px; border: 1px solid var(--line); border-radius: 12px; color: var(--ink); text-decoration: none; }
.neighbours a:hover { border-color: var(--link); color: var(--link); }
.neighbours span { display: block; }
.editions { list-style: none; padding: 0; margin: 0; }
.editions > li { border-top: 1px solid var(--line); padding: 16px 0; }
.editions h2 { margin: 0 0 4px; }
.editions p { margin: 0 0 4px; }
.latest { border-top: 1px solid var(--line); border-bottom: 1px solid var(--line); padding: 4px 0 8px; margin: 0 0 28px; }
.latest h2 { margin-top: 12px; }
@media (max-width: 480px) {
  .edition { font-size: 17px; }
  .strip { grid-template-columns: 1fr 1fr; gap: 16px; padding: 16px 18px; }
  .strip dd { font-size: 20px; }
  .strip > div:first-child { grid-column: 1 / -1; }
  .figures, .figures tbody th { font-size: 16px; }
  .figures td, .figures thead th { padding-left: 10px; }
  .sections > .takeaways { padding: 16px 18px 2px; }
}
@media (max-width: 360px) {
  .figures, .figures :is(tbody, thead) th { font-size: 14px; }
  .figures td, .figures thead th { padding-left: 7px; }
  .figures th { padding-right: 0; }
}
@media (min-width: 600px) { .ladder > li { grid-template-columns: 11.5em minmax(0, 1fr); } .ladder .pill { grid-row: 1 / span 2; } .ladder > li > :not(.pill) { grid-column: 2; } }
@media (min-width: 840px) { .in-short { grid-auto-flow: column; grid-auto-columns: minmax(0, 1fr); } }
@media (min-width: 1000px) {
  .chart { display: grid; grid-template-columns: minmax(0, 700px) minmax(0, 1fr); gap: 36px; align-items: end; }
  .chart figcaption { border-top: 3px solid var(--accent); padding-bottom: 8px; }
  .body { display: grid; grid-template-columns: minmax(0, 700px) minmax(0, 1fr); gap: 36px; }
  .body > .sections { grid-column: 1; grid-row: 1; }
  .contents { display: block; grid-column: 2; grid-row: 1; align-self: start; position: sticky; top: 24px; max-height: calc(100vh - 48px); overflow-y: auto; padding: 26px 4px 4px; font-size: 15px; line-height: 1.4; border-top: 1px solid var(--line); }
  .contents ol { list-style: none; padding: 0; margin: 8px 0 0; }
  .contents a { display: block; padding: 6px 0; color: var(--muted); text-decoration: none; }
  .contents a:is(:hover, :focus-visible) { color: var(--link); text-decoration: underline; }
}
@media (prefers-reduced-motion: no-preference) {
  html:has(.contents) { scroll-behavior: smooth; }
  .permalink::after { transition: opacity 0.15s; }
}
@media print {
  :root { color-scheme: light; ${printed} }
  body { font-size: 11pt; }
  .skip, .masthead, body > footer, .contents, .invitation, .neighbours, details { display: none; }
  .article main { max-width: none; padding: 0; }
  .edition { font-size: 11pt; line-height: 1.45; }
  .edition h1 { font-size: 24pt; }
  .edition a { color: inherit; text-decoration: none; }
  .sections { max-width: none; }
  .sections > section { margin-top: 18pt; padding-top: 12pt; }
  .chart { display: block; }
  .chart img { max-width: 14cm; }
  h2, caption, .label { break-after: avoid; }
  figure, table, .strip, .ladder > li, .indicators > li, .takeaways { break-inside: avoid; }
}
`.trim()

/** What pages that show editions need besides the stylesheet of all our pages, whose colours it takes: see emails/theme.ts. */
export const editionStyle = [articleStyle, evidenceStyle, deskStyle].join("\n")
