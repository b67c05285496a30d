import { Column, Row } from "@react-email/components"
import { light, space, type } from "./theme.ts"

const cord = 22

/** The newsletter's name beside a plumb line that hangs from the mail's upper edge, and what stands across from it. */
export function Masthead({ title, aside }: { title: string; aside: string }) {
  const cell = { paddingBottom: `${space.block}px`, verticalAlign: "bottom" } as const
  return (
    <Row>
      <Column width="28" style={cell}>
        <Plumb />
      </Column>
      <Column style={cell}>
        <span className="ink serif" style={{ ...type.brand, color: light.ink }}>
          {title}
        </span>
      </Column>
      <Column
        align="right"
        className="muted day"
        style={{ ...type.small, ...cell, lineHeight: type.brand.lineHeight, color: light.muted }}
      >
        {aside}
      </Column>
    </Row>
  )
}

function Plumb() {
  return (
    <table role="presentation" width="16" border={0} cellPadding={0} cellSpacing={0} aria-hidden="true">
      <tbody>
        <tr>
          <td width="7" height={cord} className="edge" style={{ borderRight: `2px solid ${light.accent}` }} />
          <td width="7" />
        </tr>
        <tr>
          <td
            colSpan={2}
            align="center"
            className="accent"
            style={{ color: light.accent, fontSize: "20px", lineHeight: "22px" }}
          >
            ◆
          </td>
        </tr>
      </tbody>
    </table>
  )
}
