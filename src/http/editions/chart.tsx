/** @jsxImportSource hono/jsx */
import type { FC } from "hono/jsx"
import { altOf } from "../../../emails/picture.ts"
import type { Chart } from "../../edition/edition.ts"
import type { FrozenPictures } from "../../store/edition-row.ts"
import { picturePath } from "./picture-path.ts"
import { type Proofs, Words } from "./words.tsx"

type Shown = { chart: Chart; pictures: FrozenPictures; proofs: Proofs }

/**
 * An edition's chart in its two colour schemes, and beside it what it shows in words: what is drawn leads nowhere, so
 * that its figures can be followed to their facts from there.
 */
export const ChartFigure: FC<Shown> = ({ chart, pictures: { light, dark }, proofs }) => (
  <figure class="chart">
    <picture>
      <source
        media="(prefers-color-scheme: dark)"
        srcset={picturePath(dark.key)}
        width={dark.width}
        height={dark.height}
      />
      <img src={picturePath(light.key)} width={light.width} height={light.height} alt={altOf(chart)} />
    </picture>
    <figcaption>
      <p class="label">The chart in words</p>
      {chart.alt.map((sentence) => (
        <p>
          <Words of={sentence} proofs={proofs} />
        </p>
      ))}
    </figcaption>
  </figure>
)
