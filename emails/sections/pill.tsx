import { light, type } from "../theme.ts"

/** A short state, outlined: `recovering, not confirmed`. */
export function Pill({ children }: { children: string }) {
  return (
    <span
      className="muted line"
      style={{
        ...type.small,
        color: light.muted,
        fontWeight: 400,
        display: "inline-block",
        border: `1px solid ${light.line}`,
        borderRadius: "999px",
        padding: "1px 10px",
      }}
    >
      {children}
    </span>
  )
}
