import { readerKinds } from "../../subscribers/reader-kind.ts"
import { takeaways } from "../claims/takeaways.ts"
import type { Section } from "../edition.ts"
import { titleOf } from "../titles.ts"
import type { Writer } from "../writer.ts"

/** For each kind of reader what the figures mean and what to watch; a kind about which nothing is proved has no section. */
export const takeawaySections = (write: Writer): Section[] =>
  readerKinds.flatMap((readers) => {
    const { means, watch } = takeaways[readers]
    const items = [write.first(means), write.first(watch)].flatMap((sentence) =>
      sentence ? [[sentence]] : [],
    )
    return items.length === 0
      ? []
      : [
          {
            id: "takeaways" as const,
            title: titleOf("takeaways", readers),
            readers,
            blocks: [{ kind: "list" as const, ordered: false, items }],
          },
        ]
  })
