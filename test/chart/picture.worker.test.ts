import wasm from "@resvg/resvg-wasm/index_bg.wasm"
import { expect, test } from "vitest"
import bold from "../../src/chart/font/inter-bold.ttf"
import regular from "../../src/chart/font/inter-regular.ttf"
import { pressOf } from "../../src/chart/png.ts"
import { Edition } from "../../src/edition/edition.ts"
import replayed from "../edition/golden/replayed-2026-02-08.json?raw"
import golden from "./golden/2026-02-08.txt?raw"
import { hashesOf } from "./golden-pictures.ts"

test("the pictures of the article's day, drawn in workerd, have the bytes that Node gives them", async () => {
  const { chart } = Edition.parse(JSON.parse(replayed))
  if (chart === null) throw new Error("the golden edition has no chart")
  const draw = pressOf({ wasm, fonts: [new Uint8Array(regular), new Uint8Array(bold)] })
  expect(await hashesOf(chart, draw)).toBe(golden)
})
