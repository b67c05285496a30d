import { Fragment } from "react"
import type { Block } from "../../src/edition/edition.ts"
import { NeutralState } from "../../src/edition/neutral-state.ts"
import { Prose } from "../prose.tsx"
import { type Colour, light, type } from "../theme.ts"
import { Words } from "./words.tsx"

type Indicator = Extract<Block, { kind: "indicators" }>["items"][number]

/**
 * The colour and the mark of a state: full where there is something to see, empty where there is not. A square says
 * nothing of a direction, and the state is always written beside it.
 *
 * @example stateMark("mixed") // => { colour: "muted", mark: "□" }
 */
export const stateMark = (state: string): { colour: Colour; mark: "■" | "□" } =>
  NeutralState.safeParse(state).success ? { colour: "muted", mark: "□" } : { colour: "accent", mark: "■" }

/** What to watch: each with its state in a word, and what would change it. */
export function Indicators({ items }: { items: Indicator[] }) {
  return items.map(({ name, state, sentences }) => {
    const { colour, mark } = stateMark(state)
    return (
      <Fragment key={name}>
        <h3 style={{ ...type.body, fontWeight: 700, margin: "0" }}>{name}</h3>
        <Prose gap="part">
          <strong className={colour} style={{ color: light[colour], fontSize: type.small.fontSize }}>
            <span aria-hidden="true">{`${mark} `}</span>
            {state}
          </strong>
          <br />
          <Words of={sentences} />
        </Prose>
      </Fragment>
    )
  })
}
