import { expect, test } from "vitest"
import { inert } from "../../../src/http/desk/frozen-mail.ts"
import { tone } from "../../../src/http/editions/words.tsx"

test("every link of a reader's own is put out of use, and nothing else", () => {
  expect(inert('<a href="%%unsubscribe%%">%%oneclick%% 100%% %%preferences%%</a>', "$&#")).toBe(
    '<a href="$&#">$&# 100%% $&#</a>',
  )
})

test("a text is coloured by the sign that it prints, and by nothing else", () => {
  expect(["+1.5%", "▲ 2%", "−8.6%", "-1", "▼ 3%"].map(tone)).toEqual(["up", "up", "down", "down", "down"])
  expect(["$5", "8.6%", "unchanged", ""].map(tone)).toEqual([undefined, undefined, undefined, undefined])
})
