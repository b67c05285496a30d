/** What the desk's pages need besides: states, the decision, and the views of an edition with their choices. */
export const deskStyle = `
.desk :is(.masthead a, main, footer nav) { max-width: 760px; }
.state { display: inline-block; padding: 1px 10px; border: 1px solid currentColor; border-radius: 999px; font-size: 14px; font-weight: 600; }
.state.held, .state.failed, .state.missed, .state.rejected { color: var(--down); }
.state.waiting { color: var(--accent); }
.state.sending, .state.done, .state.released { color: var(--up); }
.tabs { display: flex; flex-wrap: wrap; gap: 0 22px; border-bottom: 1px solid var(--line); margin: 28px 0 18px; }
.tabs a { padding: 11px 0 9px; margin-bottom: -1px; text-decoration: none; border-bottom: 3px solid transparent; }
.tabs a:hover { border-bottom-color: var(--line); }
.tabs a[aria-current] { color: var(--ink); font-weight: 600; border-bottom-color: var(--accent); }
.choices { display: flex; flex-wrap: wrap; gap: 14px 28px; margin: 0 0 18px; font-size: 15px; }
.choices fieldset { margin: 0; }
.choices legend { color: var(--muted); font-weight: 400; margin-bottom: 4px; }
.choices ul { display: flex; flex-wrap: wrap; gap: 2px; list-style: none; margin: 0; padding: 2px; background: var(--panel); border: 1px solid var(--line); border-radius: 10px; width: fit-content; }
.choices a { display: block; padding: 8px 13px; border-radius: 7px; color: var(--muted); text-decoration: none; }
.choices a:hover { color: var(--link); }
.choices a[aria-current] { background: var(--page); color: var(--ink); font-weight: 600; box-shadow: 0 0 0 1px var(--muted); }
.stage { background: var(--panel); border: 1px solid var(--line); border-radius: 12px; padding: 20px 0; margin: 0 0 16px; }
.mail { display: block; border: 0; margin: 0 auto; background: #ffffff; box-shadow: 0 0 0 1px var(--line), 0 6px 24px rgb(0 0 0 / 0.1); }
.links { padding: 0; list-style: none; }
.links li { padding: 4px 0; border-top: 1px solid var(--line); }
.plain { white-space: pre-wrap; overflow-wrap: anywhere; font: 15px/1.55 ui-monospace, Menlo, Consolas, monospace; background: var(--panel); border: 1px solid var(--line); border-radius: 12px; padding: 20px; margin: 0 0 24px; }
.picture { margin: 0 0 36px; }
.picture h2 { margin: 0; }
.picture img { display: block; width: 100%; height: auto; border: 1px solid var(--line); border-radius: 12px; }
.picture figcaption p { margin: 0 0 10px; }
.decide { display: flex; flex-wrap: wrap; gap: 12px; }
.decide button.other { color: var(--down); background: transparent; border-color: var(--down); }
.facts-of { display: grid; grid-template-columns: max-content 1fr; gap: 2px 16px; font-size: 15px; }
.facts-of dt { color: var(--muted); }
.facts-of dd { margin: 0; }
@media (max-width: 700px) { .stage { padding: 12px; } }
@media (max-width: 480px) { .tabs { gap: 0 14px; font-size: 15px; } .choices a { padding: 10px; } }
`.trim()
