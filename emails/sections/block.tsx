import type { Block } from "../../src/edition/edition.ts"
import type { Price } from "../ladder.ts"
import { Headlines } from "./headlines.tsx"
import { Indicators } from "./indicators.tsx"
import { List } from "./list.tsx"
import { Paragraph } from "./paragraph.tsx"
import { Sources } from "./sources.tsx"
import { Table } from "./table.tsx"
import { Zones } from "./zones.tsx"

export function BlockPart({ block, price }: { block: Block; price: Price | null }) {
  switch (block.kind) {
    case "paragraph":
      return <Paragraph sentences={block.sentences} />
    case "list":
      return <List ordered={block.ordered} items={block.items} />
    case "table":
      return <Table caption={block.caption} columns={block.columns} rows={block.rows} />
    case "zones":
      return <Zones zones={block.zones} price={price} />
    case "indicators":
      return <Indicators items={block.items} />
    case "sources":
      return <Sources items={block.items} />
    case "headlines":
      return <Headlines items={block.items} />
  }
}
