import { type Colour, dark, fonts, measure } from "./theme.ts"

const inks: Colour[] = ["ink", "muted", "accent", "link", "up", "down", "label"]
const fills: Colour[] = ["page", "panel", "button"]

const painted = (prefix: string, colours: Colour[], property: string) =>
  colours.map((colour) => `${prefix}.${colour}{${property}:${dark[colour]}!important}`).join("")

const edges = (prefix: string) =>
  `${prefix}.line{border-color:${dark.line}!important}${prefix}.edge{border-color:${dark.accent}!important}`

const gutter = (width: number) =>
  `.gutter{padding-left:${width}px!important;padding-right:${width}px!important}`

/**
 * The style sheet in the head of every mail. It only improves: a client that drops it shows the inline colours and the
 * wide layout. Apple Mail and Outlook ask the media query; Outlook.com and its apps set `data-ogsc` (text) and
 * `data-ogsb` (background) on what they have repainted.
 */
export const styleSheet = [
  ":root{color-scheme:light dark;supported-color-schemes:light dark}",
  `body{margin:0;padding:0}td,th,p,li,a,caption{font-family:${fonts.sans}}`,
  `h1,h2,.serif{font-family:${fonts.serif}}`,
  "p,li{word-break:break-word}.n{white-space:nowrap}",
  `@media (max-width:480px){${gutter(measure.phoneGutter)}`,
  "h1{font-size:27px!important;line-height:34px!important}",
  ".figure{font-size:19px!important;line-height:25px!important}",
  ".cell{padding-left:8px!important}td.cell{font-size:15px!important}}",
  `@media (max-width:379px){${gutter(measure.smallPhoneGutter)}.cell{padding-left:5px!important}`,
  ".figure{font-size:17px!important}}@media (max-width:359px){.figure .n{white-space:normal}}",
  `@media (prefers-color-scheme:dark){${painted("", inks, "color")}${painted("", fills, "background-color")}${edges("")}}`,
  `${painted("[data-ogsc] ", inks, "color")}${painted("[data-ogsb] ", fills, "background-color")}${edges("[data-ogsc] ")}`,
].join("\n")
