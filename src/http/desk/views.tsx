/** @jsxImportSource hono/jsx */
import type { FC } from "hono/jsx"
import { type ReaderKind, readerKinds } from "../../subscribers/reader-kind.ts"
import { type PreviewQuery, previewPath, View } from "./preview-query.ts"

const viewNames: Record<View, string> = {
  mail: "Mail",
  text: "Plain text",
  web: "Web page",
  pictures: "Pictures",
  evidence: "Evidence",
}

export const kindNames: Record<ReaderKind, string> = {
  general: "General",
  "long-term-holder": "Long-term holder",
  trader: "Trader",
  beginner: "Beginner",
}

type Views = { slug: string; query: PreviewQuery }

/** The ways to look at an edition, and for a mail how. Each is a link, so that a view can be sent to another editor. */
export const Views: FC<Views> = ({ slug, query }) => (
  <>
    <nav class="tabs" aria-label="Views">
      {View.options.map((view) => (
        <a
          href={previewPath(slug, { ...query, view })}
          aria-current={view === query.view ? "page" : undefined}
        >
          {viewNames[view]}
        </a>
      ))}
    </nav>
    {(query.view === "mail" || query.view === "text") && <Choices slug={slug} query={query} />}
  </>
)

const Choices: FC<Views> = ({ slug, query }) => (
  <nav class="choices" aria-label="How it is shown">
    <Choice
      name="Reader kind"
      options={readerKinds.map((as) => ({ text: kindNames[as], to: { ...query, as }, is: as === query.as }))}
      slug={slug}
    />
    {query.view === "mail" && (
      <>
        <Choice
          name="Colours"
          options={[
            { text: "Screen’s own", to: { ...query, scheme: undefined }, is: query.scheme === undefined },
            { text: "Light", to: { ...query, scheme: "light" }, is: query.scheme === "light" },
            { text: "Dark", to: { ...query, scheme: "dark" }, is: query.scheme === "dark" },
          ]}
          slug={slug}
        />
        <Choice
          name="Images"
          options={[
            { text: "On", to: { ...query, images: "on" }, is: query.images === "on" },
            { text: "Off", to: { ...query, images: "off" }, is: query.images === "off" },
          ]}
          slug={slug}
        />
        <Choice
          name="Width"
          options={[
            { text: "360 px", to: { ...query, width: "360" }, is: query.width === "360" },
            { text: "640 px", to: { ...query, width: "640" }, is: query.width === "640" },
          ]}
          slug={slug}
        />
      </>
    )}
  </nav>
)

type Option = { text: string; to: PreviewQuery; is: boolean }

const Choice: FC<{ name: string; options: Option[]; slug: string }> = ({ name, options, slug }) => (
  <fieldset>
    <legend>{name}</legend>
    <ul>
      {options.map(({ text, to, is }) => (
        <li>
          <a href={previewPath(slug, to)} aria-current={is ? "true" : undefined}>
            {text}
          </a>
        </li>
      ))}
    </ul>
  </fieldset>
)
