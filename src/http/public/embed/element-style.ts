import { dark, light } from "../../../../emails/theme.ts"

/** Follows the page that it stands on: its type, its ink, its colour scheme; what differs is set by custom properties. */
export const elementStyle = `
:host { display: block; max-width: 30rem; font: inherit; line-height: 1.5; color: var(--plumbline-ink, inherit); }
:host([hidden]) { display: none; }
form, .choices { display: grid; gap: 0.9em; margin: 0; }
[hidden] { display: none !important; }
label { display: grid; gap: 0.25em; font-weight: 600; }
input, select, button {
  box-sizing: border-box; width: 100%; min-height: 44px; padding: 0.5em 0.7em; font: inherit; font-weight: 400;
  border-radius: var(--plumbline-radius, 8px);
}
input, select {
  color: inherit; background: var(--plumbline-field, transparent);
  border: 1px solid color-mix(in srgb, currentColor 60%, transparent);
}
option { color: CanvasText; background: Canvas; }
input[aria-invalid="true"] { border-width: 2px; border-color: var(--plumbline-wrong, light-dark(${light.down}, ${dark.down})); }
button {
  font-weight: 600; cursor: pointer; border: 1px solid transparent;
  color: var(--plumbline-on-accent, light-dark(${light.label}, ${dark.label}));
  background: var(--plumbline-accent, light-dark(${light.button}, ${dark.button}));
}
button[aria-disabled="true"] { opacity: 0.7; cursor: progress; }
:focus-visible { outline: 3px solid var(--plumbline-focus, light-dark(${light.accent}, ${dark.accent})); outline-offset: 2px; }
.consent { margin: 0; font-size: 0.85em; }
.said { margin: 0; }
.said:empty { display: none; }
.said:focus { outline: none; }
.wrong { font-weight: 600; color: var(--plumbline-wrong, light-dark(${light.down}, ${dark.down})); }
.trap { position: absolute; left: -10000px; width: 1px; height: 1px; overflow: hidden; }
`.trim()
