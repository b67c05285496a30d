import { type Colour, dark, fonts, measure } from "./theme.ts"

const inks: Colour[] = ["ink", "muted", "accent", "link", "up", "down", "label"]
const fills: Colour[] = ["canvas", "page", "panel", "button"]

const painted = (prefix: string, colours: Colour[], property: string) =>
  colours.map((colour) => `${prefix}.${colour}{${property}:${dark[colour]}!important}`).join("")

const edges = (prefix: string) =>
  `${prefix}.line{border-color:${dark.line}!important}${prefix}.edge{border-color:${dark.accent}!important}`

const gutter = (width: number) =>
  `.gutter{padding-left:${width}px!important;padding-right:${width}px!important}`

/**
 * The style sheet in the head of every mail. It only improves: a client that drops it shows the inline colours and the
 * wide layout. Apple Mail and Outlook ask the media query; Outlook.com and its apps set `data-ogsc` (text) and
 * `data-ogsb` (background) on what they have repainted. What a client makes a link of by itself, a date or a number, is
 * left looking like the text around it.
 */
export const styleSheet = [
  ":root{color-scheme:light dark;supported-color-schemes:light dark}",
  `body{margin:0;padding:0;-webkit-text-size-adjust:100%}td,th,p,li,a,caption{font-family:${fonts.sans}}`,
  `h1,h2,.serif{font-family:${fonts.serif}}p,li{word-break:break-word}`,
  "a[x-apple-data-detectors]{color:inherit!important;text-decoration:none!important}",
  `@media (max-width:620px){.around{padding:0!important}}@media (max-width:480px){${gutter(measure.phoneGutter)}`,
  "h1{font-size:28px!important;line-height:35px!important}.hero{font-size:46px!important;line-height:52px!important}",
  ".figure{font-size:19px!important;line-height:26px!important}",
  ".cell{padding-left:8px!important}td.cell{font-size:15px!important}}",
  `@media (max-width:379px){${gutter(measure.smallPhoneGutter)}.cell{padding-left:5px!important}`,
  ".day{font-size:14px!important}}",
  `@media (prefers-color-scheme:dark){${painted("", inks, "color")}${painted("", fills, "background-color")}${edges("")}}`,
  `${painted("[data-ogsc] ", inks, "color")}${painted("[data-ogsb] ", fills, "background-color")}${edges("[data-ogsc] ")}`,
].join("\n")

/**
 * What classic Outlook alone is told, which sets mails as Word does: the column's width, fonts that it knows, lines as
 * high as they are said to be, and that a picture's pixels are not to be made larger with the screen's.
 */
export const outlookHead = [
  "<!--[if mso]><style>.column{width:600px!important}td,th,p,li,a,h3{font-family:Arial,sans-serif!important}",
  "h1,h2,.serif{font-family:Georgia,serif!important}",
  "table{border-collapse:collapse;mso-table-lspace:0;mso-table-rspace:0}p,td,li{mso-line-height-rule:exactly}</style>",
  '<xml><o:OfficeDocumentSettings xmlns:o="urn:schemas-microsoft-com:office:office"><o:AllowPNG/>',
  "<o:PixelsPerInch>96</o:PixelsPerInch></o:OfficeDocumentSettings></xml><![endif]-->",
].join("")
