/** The edition's picture as a mail or a page shows it: where it lies, and its size in CSS px at its full width. */
export type Picture = { url: string; width: number; height: number }
