/** What pages that show editions need besides the stylesheet of all our pages, whose colours it takes: see emails/theme.ts. */
export const editionStyle = `
article section { scroll-margin-top: 16px; }
.standfirst { font-size: 19px; line-height: 1.45; }
.panel > p { margin: 0 0 6px; }
a.fact, a.term { color: inherit; text-decoration: underline dotted 1px; text-underline-offset: 3px; text-decoration-color: var(--muted); }
a.term { text-decoration-style: dashed; }
a.fact:hover, a.term:hover { color: var(--link); text-decoration-style: solid; }
.up { color: var(--up); }
.down { color: var(--down); }
.strip { display: grid; grid-template-columns: repeat(auto-fit, minmax(130px, 1fr)); gap: 16px 20px; margin: 0 0 24px; }
.strip dt { color: var(--muted); font-size: 15px; }
.strip dd { margin: 0; font-size: 22px; font-weight: 700; font-variant-numeric: tabular-nums; }
.strip dd.quiet { font-size: 15px; font-weight: 400; }
.figures { font-variant-numeric: tabular-nums; margin-bottom: 16px; }
.figures caption { text-align: left; color: var(--muted); font-size: 15px; padding-bottom: 4px; }
.figures td, .figures thead th { text-align: right; white-space: nowrap; padding-right: 0; padding-left: 12px; }
.figures tbody th { color: var(--ink); font-size: 17px; }
.pill {
  display: inline-block; padding: 1px 10px; border: 1px solid var(--line); border-radius: 999px;
  color: var(--muted); font-size: 14px; line-height: 1.6; white-space: nowrap;
}
.ladder { list-style: none; padding: 0; }
.ladder li { padding: 10px 0; border-bottom: 1px solid var(--line); display: flex; flex-wrap: wrap; gap: 4px 14px; align-items: baseline; }
.ladder .around strong { color: var(--up); }
details { margin: 0 0 16px; font-size: 15px; }
summary { cursor: pointer; color: var(--link); padding: 8px 0; }
.proof { margin-top: 4px; }
.evidence > nav { display: flex; flex-wrap: wrap; gap: 4px 20px; }
.evidence > nav a { padding: 8px 0; }
.steps > li { padding-bottom: 8px; }
.steps p { margin: 0 0 4px; }
.entry { border-top: 1px solid var(--line); padding: 14px 0 2px; }
.entry:target { background: var(--panel); box-shadow: -10px 0 0 var(--panel), -13px 0 0 var(--accent); }
.entry h3 { font-size: 17px; margin: 0 0 6px; }
.entry dl { display: grid; grid-template-columns: max-content 1fr; gap: 2px 16px; margin: 0 0 12px; font-size: 15px; }
.entry dt { color: var(--muted); }
.entry dd { margin: 0; }
.observations { font-size: 15px; }
.editions { list-style: none; padding: 0; margin: 0; }
.editions > li { border-top: 1px solid var(--line); padding: 16px 0; }
.editions h2 { margin: 0 0 4px; }
.editions p { margin: 0 0 4px; }
.latest { border-top: 1px solid var(--line); border-bottom: 1px solid var(--line); padding: 4px 0 8px; margin: 0 0 28px; }
.latest h2 { margin-top: 12px; }
.state { display: inline-block; padding: 1px 10px; border: 1px solid currentColor; border-radius: 999px; font-size: 14px; font-weight: 600; }
.state.held, .state.failed, .state.missed, .state.rejected { color: var(--down); }
.state.waiting { color: var(--accent); }
.state.sending, .state.done, .state.released { color: var(--up); }
.tabs { display: flex; flex-wrap: wrap; gap: 0 20px; border-bottom: 1px solid var(--line); margin: 24px 0 16px; }
.tabs a { padding: 10px 0; text-decoration: none; border-bottom: 3px solid transparent; }
.tabs a[aria-current] { color: var(--ink); font-weight: 600; border-bottom-color: var(--accent); }
.tabs.minor { border: 0; margin: 0 0 12px; font-size: 15px; }
.tabs.minor a { padding: 6px 0; }
.mail { display: block; width: 100%; height: 80vh; min-height: 480px; border: 1px solid var(--line); border-radius: 8px; background: #ffffff; }
.plain { white-space: pre-wrap; overflow-wrap: anywhere; font: 15px/1.55 ui-monospace, Menlo, Consolas, monospace; background: var(--panel); border-radius: 8px; padding: 16px; margin: 0 0 24px; }
.decide { display: flex; flex-wrap: wrap; gap: 12px; }
.decide button.other { color: var(--down); background: transparent; border-color: var(--down); }
.facts-of { display: grid; grid-template-columns: max-content 1fr; gap: 2px 16px; font-size: 15px; }
.facts-of dt { color: var(--muted); }
.facts-of dd { margin: 0; }
@media (min-width: 720px) { body:has(.desk) :is(.masthead a, main, footer nav) { max-width: 720px; } }
`.trim()
