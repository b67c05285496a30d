/** @jsxImportSource hono/jsx */
import type { FC } from "hono/jsx"
import { ladder, sideWords } from "../../../emails/ladder.ts"
import { isWebLink } from "../../../emails/link.ts"
import type { Block } from "../../edition/edition.ts"
import { type Proofs, tone, Words } from "./words.tsx"

type Of<Kind extends Block["kind"]> = { block: Extract<Block, { kind: Kind }>; proofs: Proofs }

const List: FC<Of<"list">> = ({ block, proofs }) => {
  const items = block.items.map((item) => (
    <li>
      <Words of={item} proofs={proofs} />
    </li>
  ))
  return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>
}

const Table: FC<Of<"table">> = ({ block, proofs }) => (
  // Focusable, so that what does not fit a narrow screen is reached by keyboard too.
  <section class="wide" aria-label={block.caption.text} tabindex={0}>
    <table class="figures">
      <caption>
        <Words of={block.caption} proofs={proofs} />
      </caption>
      <thead>
        <tr>
          <td />
          {block.columns.map((column) => (
            <th scope="col">{column}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {block.rows.map(({ header, cells }) => (
          <tr>
            <th scope="row">{header}</th>
            {cells.map((cell) => (
              <td class={tone(cell.text)}>
                <Words of={cell} proofs={proofs} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
)

const Zones: FC<Of<"zones">> = ({ block, proofs }) => (
  <ul class="ladder">
    {ladder(block.zones).map(({ letter, side, range, what, voids }) => (
      <li class={side}>
        <span class="pill">
          {letter} · {sideWords[side]}
        </span>{" "}
        <strong class="range">
          <Words of={range} proofs={proofs} />
        </strong>{" "}
        <span class="quiet">
          <Words of={[what, voids]} proofs={proofs} />
        </span>
      </li>
    ))}
  </ul>
)

const Indicators: FC<Of<"indicators">> = ({ block, proofs }) => (
  <ol class="indicators">
    {block.items.map(({ name, state, sentences }) => (
      <li>
        <strong>{name}</strong> <span class="pill">{state}</span>
        <br />
        <Words of={sentences} proofs={proofs} />
      </li>
    ))}
  </ol>
)

const Sources: FC<Of<"sources">> = ({ block, proofs }) => (
  <ul>
    {block.items.map(({ name, url, note }) => (
      <li>
        {isWebLink(url) ? <a href={url}>{name}</a> : name}
        <br />
        <span class="quiet">
          <Words of={note} proofs={proofs} />
        </span>
      </li>
    ))}
  </ul>
)

/** Others' words lead to where they stand, and to no fact of ours: none is behind them. */
const Headlines: FC<{ block: Of<"headlines">["block"] }> = ({ block }) => (
  <ul>
    {block.items.map(({ title, url, note }) => (
      <li>
        {isWebLink(url) ? <a href={url}>{title.text}</a> : title.text}
        <br />
        <span class="quiet">{note.text}</span>
      </li>
    ))}
  </ul>
)

/** One block of an edition on a page. It prints the block's texts and nothing that was not verified. */
export const EditionBlock: FC<{ block: Block; proofs: Proofs }> = ({ block, proofs }) => {
  switch (block.kind) {
    case "paragraph":
      return (
        <p>
          <Words of={block.sentences} proofs={proofs} />
        </p>
      )
    case "list":
      return <List block={block} proofs={proofs} />
    case "table":
      return <Table block={block} proofs={proofs} />
    case "zones":
      return <Zones block={block} proofs={proofs} />
    case "indicators":
      return <Indicators block={block} proofs={proofs} />
    case "sources":
      return <Sources block={block} proofs={proofs} />
    case "headlines":
      return <Headlines block={block} />
  }
}
