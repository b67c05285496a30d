/**
 * The sizes of what is written in a picture of 1,200 px, which a phone shows 328 px wide: 41 px are 11.2 px there. Nothing
 * is smaller.
 */
export const labelSize = 41
export const titleSize = 50
export const titleLine = 60
