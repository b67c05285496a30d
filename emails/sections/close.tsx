import type { Edition } from "../../src/edition/edition.ts"
import { Prose } from "../prose.tsx"
import { light, type } from "../theme.ts"
import { Words } from "./words.tsx"

type Figure = Edition["strip"][number]

/** The day's close, as large as nothing else, and under it the price when the edition was written. */
export function Close({ close: { label, value, note }, spot }: { close: Figure; spot: Figure | null }) {
  return (
    <>
      <Prose size="small" colour="muted">
        {note ? <Words of={[{ text: label, spans: [] }, note]} /> : label}
      </Prose>
      <Prose size="hero" className="hero" gap={spot ? "hair" : "part"} style={{ letterSpacing: "-1px" }}>
        <Words of={value} />
      </Prose>
      {spot ? (
        <Prose size="small" colour="muted" gap="part">
          {`${spot.label} `}
          <strong className="ink" style={{ color: light.ink, fontSize: type.body.fontSize }}>
            <Words of={spot.value} />
          </strong>
          {spot.note ? <Words of={[{ text: " ", spans: [] }, spot.note]} /> : null}
        </Prose>
      ) : null}
    </>
  )
}
