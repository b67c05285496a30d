/** @jsxImportSource hono/jsx */
import type { FC } from "hono/jsx"
import { altOf } from "../../../emails/picture.ts"
import type { Edition } from "../../edition/edition.ts"
import type { FrozenPictures } from "../../store/edition-row.ts"
import { picturePath } from "./picture-path.ts"

type Site = { TITLE: string; PUBLIC_URL: string }

/** What search engines and link previews read of an edition's page: its own words, and no others (https://ogp.me). */
export const EditionHead: FC<{ edition: Edition; pictures: FrozenPictures | null; site: Site }> = ({
  edition: { slug, headline, standfirst, slot, chart },
  pictures,
  site: { TITLE, PUBLIC_URL },
}) => (
  <>
    <link rel="canonical" href={`${PUBLIC_URL}/editions/${slug}`} />
    <meta name="description" content={standfirst.text} />
    <meta property="og:type" content="article" />
    <meta property="og:site_name" content={TITLE} />
    <meta property="og:title" content={headline.text} />
    <meta property="og:description" content={standfirst.text} />
    <meta property="og:url" content={`${PUBLIC_URL}/editions/${slug}`} />
    <meta property="article:published_time" content={slot} />
    {pictures && (
      <>
        <meta property="og:image" content={`${PUBLIC_URL}${picturePath(pictures.og.key)}`} />
        <meta property="og:image:type" content="image/png" />
        <meta property="og:image:width" content={String(pictures.og.width)} />
        <meta property="og:image:height" content={String(pictures.og.height)} />
        {chart && <meta property="og:image:alt" content={altOf(chart)} />}
      </>
    )}
    <meta name="twitter:card" content={pictures ? "summary_large_image" : "summary"} />
  </>
)
