import { Img } from "@react-email/components"
import { Anchor } from "../anchor.tsx"
import type { Picture } from "../picture.ts"
import { below, light, type } from "../theme.ts"

/**
 * The edition's picture, the one of the mail, which leads to the larger one on the edition's page. It has no height of
 * its own, so that its words stand in little room where pictures are not shown.
 */
export function ChartPicture({ picture, alt, href }: { picture: Picture; alt: string; href: string }) {
  return (
    <div style={{ margin: below("block") }}>
      <Anchor href={href}>
        <Img
          src={picture.url}
          width={picture.width}
          alt={alt}
          className="muted panel"
          style={{
            ...type.small,
            color: light.muted,
            backgroundColor: light.panel,
            width: "100%",
            height: "auto",
            borderRadius: "6px",
          }}
        />
      </Anchor>
    </div>
  )
}
