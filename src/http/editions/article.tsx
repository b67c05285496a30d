/** @jsxImportSource hono/jsx */
import type { FC } from "hono/jsx"
import { longDay } from "../../../emails/day.ts"
import { isWebLink } from "../../../emails/link.ts"
import type { Edition, Section } from "../../edition/edition.ts"
import type { Evidence } from "../../edition/evidence.ts"
import { EditionBlock } from "./block.tsx"
import { Glossed, glossedTexts } from "./glossed.ts"
import { observationsBehind, printedFacts, textsOf } from "./trace.ts"
import { type Proofs, tone, Words } from "./words.tsx"

type Shown = { edition: Edition; evidence: Evidence; proofs: Proofs }

/** What an edition says under its headline: the mail's words, with the takeaways of every reader kind and each figure's proof. */
export const EditionArticle: FC<Shown> = ({ edition, evidence, proofs }) => (
  <Glossed.Provider value={glossedTexts(edition)}>
    <article>
      <p class="quiet">{longDay(edition.day)}</p>
      <p class="standfirst">
        <Words of={edition.standfirst} proofs={proofs} />
      </p>
      {edition.notices.length > 0 && (
        <aside class="panel wrong" aria-label="What is missing">
          {edition.notices.map((notice) => (
            <p>
              <Words of={notice} proofs={proofs} />
            </p>
          ))}
        </aside>
      )}
      {edition.inShort.length > 0 && (
        <div class="panel">
          {edition.inShort.map(({ label, sentences }) => (
            <p>
              <strong>{label}.</strong> <Words of={sentences} proofs={proofs} />
            </p>
          ))}
        </div>
      )}
      <dl class="strip">
        {edition.strip.map(({ label, value, note }) => (
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
      {edition.sections.map((section, place) => (
        <EditionSection
          section={section}
          anchor={anchorOf(edition.sections, place)}
          evidence={evidence}
          proofs={proofs}
        />
      ))}
      <p>
        <a href={proofs}>Every figure and its source</a>
      </p>
    </article>
  </Glossed.Provider>
)

/** A section's place in the page. There may be several of takeaways; the first bears the plain name, which mails link to. */
function anchorOf(sections: Section[], place: number): string | undefined {
  const section = sections[place]
  const first = sections.findIndex(({ id }) => id === section?.id) === place
  return first ? section?.id : `${section?.id}-${section?.readers ?? place}`
}

const EditionSection: FC<{
  section: Section
  anchor: string | undefined
  evidence: Evidence
  proofs: Proofs
}> = ({ section, anchor, evidence, proofs }) => (
  <section id={anchor} aria-labelledby={`${anchor}-title`}>
    <h2 id={`${anchor}-title`}>{section.title}</h2>
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
