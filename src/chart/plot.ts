/** Where the panel's lines are drawn, in px; prices stand to its left, labels to its right, months below. */
export type Plot = { left: number; right: number; top: number; bottom: number; gutter: number }
