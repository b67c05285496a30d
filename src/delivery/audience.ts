/**
 * To how many readers an edition would go at the moment: confirmed, due for it, and not paused. `cap` is how many of them
 * get it at the most while the sender's domain is young; null is all.
 */
export type Audience = { due: number; cap: number | null }
