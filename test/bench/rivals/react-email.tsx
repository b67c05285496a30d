import {
  Body,
  Container,
  Head,
  Heading,
  Hr,
  Html,
  Link,
  Preview,
  Section,
  Tailwind,
  Text,
} from "@react-email/components"
import { render } from "@react-email/render"
import type { CSSProperties } from "react"
import { sectionsFor } from "../../../emails/readers.ts"
import type { Block, Edition, Sentence } from "../../../src/edition/edition.ts"
import type { ReaderKind } from "../../../src/subscribers/reader-kind.ts"

/** What one reader's mail is made from. */
export type Reading = { edition: Edition; kind: ReaderKind; unsubscribe: string }

type Style = { style: CSSProperties } | { className: string }
type Look = Record<
  "body" | "column" | "title" | "heading" | "text" | "small" | "cell" | "figure" | "link",
  Style
>

const inline: Look = {
  body: { style: { backgroundColor: "#ffffff", fontFamily: "Helvetica,Arial,sans-serif", margin: "0" } },
  column: { style: { maxWidth: "600px", padding: "0 28px" } },
  title: { style: { fontSize: "30px", lineHeight: "37px", color: "#16181d", margin: "0 0 12px" } },
  heading: { style: { fontSize: "21px", lineHeight: "28px", color: "#16181d", margin: "32px 0 12px" } },
  text: { style: { fontSize: "16px", lineHeight: "26px", color: "#16181d", margin: "0 0 14px" } },
  small: { style: { fontSize: "14px", lineHeight: "21px", color: "#59616e", margin: "0 0 8px" } },
  cell: {
    style: { fontSize: "16px", lineHeight: "24px", color: "#16181d", padding: "8px 0", textAlign: "left" },
  },
  figure: { style: { fontSize: "21px", lineHeight: "28px", fontWeight: 700, color: "#16181d" } },
  link: { style: { color: "#1d4ed8", textDecoration: "underline" } },
}

const classes: Look = {
  body: { className: "m-0 bg-white font-sans" },
  column: { className: "max-w-[600px] px-7" },
  title: { className: "mb-3 mt-0 text-3xl leading-[37px] text-gray-900" },
  heading: { className: "mb-3 mt-8 text-xl leading-7 text-gray-900" },
  text: { className: "mb-3.5 mt-0 text-base leading-[26px] text-gray-900" },
  small: { className: "mb-2 mt-0 text-sm leading-5 text-gray-600" },
  cell: { className: "py-2 text-left text-base leading-6 text-gray-900" },
  figure: { className: "text-xl font-bold leading-7 text-gray-900" },
  link: { className: "text-blue-700 underline" },
}

/** One reader's mail as React Email's documentation has it: the template rendered to HTML, and again to text. */
export const withReactEmail = (reading: Reading) => both(<Mail {...reading} look={inline} />)

/** The same with Tailwind's classes in the place of styles. */
export const withTailwind = (reading: Reading) =>
  both(
    <Tailwind>
      <Mail {...reading} look={classes} />
    </Tailwind>,
  )

const both = async (mail: React.ReactElement): Promise<{ html: string; text: string }> => ({
  html: await render(mail),
  text: await render(mail, { plainText: true }),
})

const said = (sentences: readonly Sentence[]): string => sentences.map(({ text }) => text).join(" ")

function Mail({ edition, kind, unsubscribe, look }: Reading & { look: Look }) {
  return (
    <Html lang="en">
      <Head>
        <title>{edition.headline.text}</title>
      </Head>
      <Body {...look.body}>
        <Preview>{edition.standfirst.text}</Preview>
        <Container {...look.column}>
          <Heading as="h1" {...look.title}>
            {edition.headline.text}
          </Heading>
          <Text {...look.text}>{edition.standfirst.text}</Text>
          {edition.notices.length > 0 && <Text {...look.text}>{said(edition.notices)}</Text>}
          {edition.inShort.map(({ label, sentences }) => (
            <Text key={label} {...look.text}>
              <strong>{label}.</strong> {said(sentences)}
            </Text>
          ))}
          {edition.strip.map(({ label, value, note }) => (
            <Section key={label}>
              <Text {...look.small}>{label}</Text>
              <Text {...look.figure}>{value.text}</Text>
              {note && <Text {...look.small}>{note.text}</Text>}
            </Section>
          ))}
          {sectionsFor(edition, kind).map(({ title, blocks }) => (
            <Section key={title}>
              <Heading as="h2" {...look.heading}>
                {title}
              </Heading>
              {blocks.map((block, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a section stay as they are
                <BlockOf key={i} block={block} look={look} />
              ))}
            </Section>
          ))}
          <Hr />
          <Text {...look.small}>
            <Link href={unsubscribe} {...look.link}>
              Unsubscribe
            </Link>
          </Text>
        </Container>
      </Body>
    </Html>
  )
}

function BlockOf({ block, look }: { block: Block; look: Look }) {
  switch (block.kind) {
    case "paragraph":
      return <Text {...look.text}>{said(block.sentences)}</Text>
    case "list":
      return (
        <ul>
          {block.items.map((item) => (
            <li key={said(item)} {...look.cell}>
              {said(item)}
            </li>
          ))}
        </ul>
      )
    case "table":
      return (
        <table width="100%">
          <caption {...look.small}>{block.caption.text}</caption>
          <thead>
            <tr>
              <th {...look.cell}> </th>
              {block.columns.map((column) => (
                <th key={column} {...look.cell}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {block.rows.map(({ header, cells }) => (
              <tr key={header}>
                <th {...look.cell}>{header}</th>
                {cells.map((cell, i) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a cell is known by its column
                  <td key={i} {...look.cell}>
                    {cell.text}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )
    case "zones":
      return block.zones.map(({ letter, side, range, what, voids }) => (
        <Section key={letter}>
          <Text {...look.small}>
            {letter}, {side}
          </Text>
          <Text {...look.figure}>{range.text}</Text>
          <Text {...look.text}>
            {what.text} {voids.text}
          </Text>
        </Section>
      ))
    case "indicators":
      return block.items.map(({ name, state, sentences }) => (
        <Text key={name} {...look.text}>
          <strong>{name}</strong> {state}. {said(sentences)}
        </Text>
      ))
    case "sources":
      return block.items.map(({ name, url, note }) => (
        <Text key={`${name}${url}`} {...look.small}>
          <Link href={url} {...look.link}>
            {name}
          </Link>{" "}
          {note.text}
        </Text>
      ))
    case "headlines":
      return block.items.map(({ title, url, note }) => (
        <Text key={url} {...look.small}>
          <Link href={url} {...look.link}>
            {title.text}
          </Link>{" "}
          {note.text}
        </Text>
      ))
  }
}
