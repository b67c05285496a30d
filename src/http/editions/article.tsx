/** @jsxImportSource hono/jsx */

import type { Child, FC } from "hono/jsx"
import { longDay } from "../../../emails/day.ts"
import { isWebLink } from "../../../emails/link.ts"
import { placeOf } from "../../../emails/section-place.ts"
import type { Edition, Section } from "../../edition/edition.ts"
import type { Evidence } from "../../edition/evidence.ts"
import type { FrozenPictures } from "../../store/edition-row.ts"
import { EditionBlock } from "./block.tsx"
import { ChartFigure } from "./chart.tsx"
import { Contents } from "./contents.tsx"
import { Glossed, glossedTexts } from "./glossed.ts"
import { observationsBehind, printedFacts, textsOf } from "./trace.ts"
import { type Proofs, tone, Words } from "./words.tsx"

type Shown = {
  edition: Edition
  evidence: Evidence
  pictures: FrozenPictures | null
  proofs: Proofs
  /** The headline, where the page does not have it already. */
  title?: Child
}

/** An edition for the web: the mail's words, with the takeaways of every reader kind and each figure's proof. */
export const EditionArticle: FC<Shown> = ({ edition, evidence, pictures, proofs, title }) => (
  <Glossed.Provider value={glossedTexts(edition)}>
    <article class="edition">
      <header>
        <p class="day">{longDay(edition.day)}</p>
        {title}
        <p class="standfirst">
          <Words of={edition.standfirst} proofs={proofs} />
        </p>
      </header>
      {edition.notices.length > 0 && (
        <aside class="panel wrong" aria-label="What is missing">
          {edition.notices.map((notice) => (
            <p>
              <Words of={notice} proofs={proofs} />
            </p>
          ))}
        </aside>
      )}
      <InShort edition={edition} proofs={proofs} />
      <Strip edition={edition} proofs={proofs} />
      {edition.chart && pictures && <ChartFigure chart={edition.chart} pictures={pictures} proofs={proofs} />}
      <div class="body">
        <Contents sections={edition.sections} />
        <div class="sections">
          {edition.sections.map((section) => (
            <EditionSection
              section={section}
              anchor={placeOf(edition, section)}
              evidence={evidence}
              proofs={proofs}
            />
          ))}
          <p>
            <a href={proofs}>Every figure and its source</a>
          </p>
        </div>
      </div>
    </article>
  </Glossed.Provider>
)

const InShort: FC<Pick<Shown, "edition" | "proofs">> = ({ edition: { inShort }, proofs }) =>
  inShort.length === 0 ? null : (
    <div class="in-short">
      {inShort.map(({ label, sentences }) => (
        <div>
          <p class="label">{label}</p>
          <p>
            <Words of={sentences} proofs={proofs} />
          </p>
        </div>
      ))}
    </div>
  )

const Strip: FC<Pick<Shown, "edition" | "proofs">> = ({ edition: { strip }, proofs }) =>
  strip.length === 0 ? null : (
    <dl class="strip">
      {strip.map(({ label, value, note }) => (
        <div>
          <dt>{label}</dt>
          <dd class={tone(value.text)}>
            <Words of={value} proofs={proofs} />
          </dd>
          {note && (
            <dd class="quiet">
              <Words of={note} proofs={proofs} />
            </dd>
          )}
        </div>
      ))}
    </dl>
  )

const EditionSection: FC<{ section: Section; anchor: string; evidence: Evidence; proofs: Proofs }> = ({
  section,
  anchor,
  evidence,
  proofs,
}) => (
  <section id={anchor} class={section.id} aria-labelledby={`${anchor}-title`}>
    <h2 id={`${anchor}-title`}>
      <a class="permalink" href={`#${anchor}`}>
        {section.title}
      </a>
    </h2>
    {section.blocks.map((block) => (
      <EditionBlock block={block} proofs={proofs} />
    ))}
    <SectionProof section={section} evidence={evidence} proofs={proofs} />
  </section>
)

/** A section's figures, and who measured what they rest on. */
const SectionProof: FC<{ section: Section; evidence: Evidence; proofs: Proofs }> = ({
  section,
  evidence,
  proofs,
}) => {
  const printed = printedFacts(textsOf(section))
  if (printed.length === 0) return null
  return (
    <details>
      <summary>Where these figures come from</summary>
      <ul class="proof">
        {printed.map(({ fact, texts }) => (
          <li>
            <a href={`${proofs}#fact-${fact}`}>{texts.join(", ")}</a>
            <Origins evidence={evidence} fact={fact} />
          </li>
        ))}
      </ul>
    </details>
  )
}

const Origins: FC<{ evidence: Evidence; fact: string }> = ({ evidence, fact }) => {
  const urls = new Map(observationsBehind(evidence, fact).map(({ origin, url }) => [origin, url]))
  if (urls.size === 0) return null
  return (
    <>
      {": "}
      {[...urls].map(([origin, url], i) => (
        <>
          {i > 0 && ", "}
          {isWebLink(url) ? <a href={url}>{origin}</a> : origin}
        </>
      ))}
    </>
  )
}
