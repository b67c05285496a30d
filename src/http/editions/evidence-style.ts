/** The proof of an edition, in which the entry that a figure leads to stands out. */
export const evidenceStyle = `
.evidence > nav { display: flex; flex-wrap: wrap; gap: 4px 20px; }
.evidence > nav a { padding: 10px 0; }
.steps > li { padding-bottom: 8px; }
.steps p { margin: 0 0 4px; }
.entry { border-top: 1px solid var(--line); padding: 14px 0 2px; scroll-margin-top: 12px; }
.entry:target { background: var(--panel); box-shadow: -16px 0 0 var(--panel), 16px 0 0 var(--panel), -19px 0 0 var(--accent); }
.entry h3 { font-size: 17px; margin: 0 0 6px; }
.entry dl { display: grid; grid-template-columns: max-content 1fr; gap: 2px 16px; margin: 0 0 12px; font-size: 15px; }
.entry dt { color: var(--muted); }
.entry dd { margin: 0; }
.observations { font-size: 15px; }
`.trim()
