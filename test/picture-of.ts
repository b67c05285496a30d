import type { Picture } from "../emails/render.tsx"
import type { Edition } from "../src/edition/edition.ts"
import { demonstration } from "./demonstration.ts"

/** Stands for the picture of an edition that has one, where nobody fetches it. */
export const pictureOf = ({ chart }: Edition): Picture | null =>
  chart && { url: `${demonstration.PUBLIC_URL}/pictures/${"0".repeat(64)}.png`, width: 600, height: 500 }
