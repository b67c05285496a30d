/** @jsxImportSource hono/jsx */
import type { FC } from "hono/jsx"
import { altOf } from "../../../emails/picture.ts"
import type { Chart } from "../../edition/edition.ts"
import type { EditionRow, FrozenPictures } from "../../store/edition-row.ts"
import type { Files } from "../../store/files.ts"
import { picturePath } from "../editions/picture-path.ts"
import { inKilobytes } from "./weigh.ts"

type Frozen = FrozenPictures["light"]

/** What each picture is for, in the order in which they are shown. */
const uses: { name: keyof FrozenPictures; title: string; use: string }[] = [
  { name: "light", title: "Light", use: "in the mail, and on the page in the light" },
  { name: "dark", title: "Dark", use: "on the page in the dark" },
  { name: "og", title: "Link preview", use: "where the edition's address is shared" },
]

/** What each picture weighs in KB, as it is printed; null for one that is not in the store. */
export type PictureWeights = Record<keyof FrozenPictures, string | null>

export async function weighPictures(files: Files, pictures: FrozenPictures): Promise<PictureWeights> {
  const weightOf = async ({ key }: Frozen): Promise<string | null> => {
    const file = await files.findBytes(key)
    return file && inKilobytes(file.bytes.byteLength)
  }
  const [light, dark, og] = await Promise.all([
    weightOf(pictures.light),
    weightOf(pictures.dark),
    weightOf(pictures.og),
  ])
  return { light, dark, og }
}

type ShownPictures = { row: EditionRow; chart: Chart | null; weights: PictureWeights | null }

/** An edition's pictures one by one, with the words that stand in for them. */
export const ShownPictures: FC<ShownPictures> = ({ row: { pictures, subject }, chart, weights }) => {
  if (pictures === null || weights === null) {
    return (
      <div class="panel">
        <p>
          <strong>This edition has no pictures.</strong>
        </p>
        <p>
          One is drawn where the price is proved and the days before it are known. Editions made before there
          were pictures have none either. Mail and page are complete without.
        </p>
      </div>
    )
  }
  return (
    <>
      {chart && (
        <div class="panel">
          <p>
            <strong>In their place, for whoever does not see them</strong>
          </p>
          <p>{altOf(chart)}</p>
        </div>
      )}
      {uses.map(({ name, title, use }) => (
        <figure class={`picture ${name}`}>
          <figcaption>
            <h2>{title}</h2>
            <p class="quiet">
              {use}; {pictures[name].width} × {pictures[name].height} px,{" "}
              {weights[name] === null ? "not in the store" : `${weights[name]} KB`}.{" "}
              <a href={picturePath(pictures[name].key)}>The picture alone</a>
            </p>
          </figcaption>
          <img
            src={picturePath(pictures[name].key)}
            width={pictures[name].width}
            height={pictures[name].height}
            alt={chart ? altOf(chart) : (subject ?? "")}
          />
        </figure>
      ))}
    </>
  )
}
