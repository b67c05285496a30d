/** @jsxImportSource hono/jsx */
import type { FC } from "hono/jsx"
import { isWebLink } from "../../../emails/link.ts"
import { exact } from "../../analysis/decimal.ts"
import type { Sentence } from "../../edition/edition.ts"
import type { Evidence } from "../../edition/evidence.ts"
import type { EvidenceFigure, EvidenceObservation } from "../../edition/evidence-figures.ts"
import type { Fact } from "../../edition/fact.ts"

/** The proof of an edition, to be read from the top (what is said) or from any place in it that a figure leads to. */
export const EvidenceArticle: FC<{ evidence: Evidence; json: string }> = ({ evidence, json }) => (
  <article class="evidence">
    <p>
      Each sentence states a claim, each claim rests on facts, each fact is computed from figures, and each
      figure is what sources were seen to say. <a href={json}>The same as JSON</a>.
    </p>
    <nav aria-label="Parts of the evidence">
      <a href="#sentences">{evidence.sentences.length} sentences</a>
      <a href="#facts">{evidence.facts.length} facts</a>
      <a href="#figures">{evidence.figures.length} figures</a>
    </nav>
    <h2 id="sentences">Sentences</h2>
    {evidence.sentences.length === 0 && <p>No sentence could be proved.</p>}
    <ol class="steps">
      {evidence.sentences.map((sentence) => (
        <SentenceProof sentence={sentence} facts={evidence.facts} />
      ))}
    </ol>
    <h2 id="facts">Facts</h2>
    {evidence.facts.length === 0 && <p>No fact could be computed.</p>}
    {evidence.facts.map((fact) => (
      <FactProof fact={fact} evidence={evidence} />
    ))}
    <h2 id="figures">Figures</h2>
    {evidence.figures.length === 0 && <p>No figure was gathered.</p>}
    {evidence.figures.map((figure) => (
      <FigureProof figure={figure} />
    ))}
  </article>
)

const FactLink: FC<{ id: string }> = ({ id }) => <a href={`#fact-${id}`}>{id}</a>

const SentenceProof: FC<{ sentence: Sentence; facts: Fact[] }> = ({ sentence, facts }) => (
  <li>
    <p>{sentence.text}</p>
    <p class="quiet">
      Claim <code>{sentence.claim}</code>, wording {sentence.variant + 1}
    </p>
    {sentence.spans.length > 0 && (
      <ul class="quiet">
        {sentence.spans.map(({ start, end, fact }) => (
          <li>
            “{sentence.text.slice(start, end)}” is <FactLink id={fact} /> ={" "}
            {valued(facts.find(({ id }) => id === fact))}
          </li>
        ))}
      </ul>
    )}
  </li>
)

const valued = (fact: Fact | undefined): string =>
  fact === undefined ? "not in this evidence" : withUnit(fact.value, fact.unit)

const withUnit = (value: string, unit: string): string =>
  ["text", "day", "instant"].includes(unit) ? value : `${value} ${unit}`

const FactProof: FC<{ fact: Fact; evidence: Evidence }> = ({ fact, evidence }) => (
  <section id={`fact-${fact.id}`} class="entry" aria-label={`Fact ${fact.id}`}>
    <h3>{fact.id}</h3>
    <dl>
      <dt>Value</dt>
      <dd>{valued(fact)}</dd>
      <dt>As of</dt>
      <dd>{fact.asOf}</dd>
      <dt>Method</dt>
      <dd>
        <code>{fact.method}</code> ({fact.quality})
      </dd>
      <dt>From</dt>
      <dd>
        {fact.inputs.length === 0 && "nothing else"}
        {fact.inputs.map((input, i) => (
          <>
            {i > 0 && ", "}
            <Input id={input} of={fact} evidence={evidence} />
          </>
        ))}
      </dd>
    </dl>
  </section>
)

const Input: FC<{ id: string; of: Fact; evidence: Evidence }> = ({
  id,
  of,
  evidence: { facts, figures },
}) => {
  if (id !== of.id && facts.some((fact) => fact.id === id)) return <FactLink id={id} />
  if (figures.some((figure) => figure.id === id)) return <a href={`#figure-${id}`}>{id}</a>
  return <code>{id}</code>
}

const FigureProof: FC<{ figure: EvidenceFigure }> = ({ figure }) => (
  <section id={`figure-${figure.id}`} class="entry" aria-label={`Figure ${figure.id}`}>
    <h3>{figure.id}</h3>
    <p>{verdict(figure)}</p>
    {figure.observations.length === 0 && <p class="quiet">No source said anything.</p>}
    <ul class="observations">
      {figure.observations.map((observation) => (
        <li>
          <strong>
            {isWebLink(observation.url) ? (
              <a href={observation.url}>{observation.origin}</a>
            ) : (
              observation.origin
            )}
          </strong>{" "}
          said {said(observation)}, as of {observation.asOf}
          <br />
          <span class="quiet">
            asked {observation.source} at {observation.fetchedAt}; reply{" "}
            <code>sha256/{observation.rawSha256}</code>
          </span>
        </li>
      ))}
    </ul>
  </section>
)

function verdict(figure: EvidenceFigure): string {
  if (figure.outcome === "held") return `Held, not printed: ${figure.reason.detail}.`
  const value = settledOn(figure)
  if (figure.outcome === "single") return `${value}, from ${figure.origin} alone.`
  return `${value}, measured by ${figure.origin}; the others lie within ${exact(figure.spread).times(100).toFixed()}% of it.`
}

function settledOn(figure: Exclude<EvidenceFigure, { outcome: "held" }>): string {
  switch (figure.kind) {
    case "value":
      return `${figure.value} ${figure.unit}`
    case "series": {
      const last = figure.series.at(-1)
      return `${last?.c} ${figure.unit} on ${last?.day}`
    }
    case "distribution":
      return `${figure.count} parts in ${figure.unit}`
    case "headlines":
      return `${figure.items.length} headlines`
  }
}

function said(observation: EvidenceObservation): string {
  switch (observation.kind) {
    case "value":
      return `${observation.value} ${observation.unit}`
    case "series": {
      const { close, unit, first, last, count } = observation
      const since = count > 1 ? `, which begins on ${first}` : ""
      return `${close} ${unit} on ${last}, the last of a series of ${count}${since}`
    }
    case "distribution":
      return `${observation.count} parts in ${observation.unit}`
    case "headlines":
      return `${observation.count} headlines`
  }
}
