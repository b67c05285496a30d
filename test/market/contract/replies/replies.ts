/**
 * What a provider is documented to answer, by the path that is asked, for sources that the replay has no value of: the
 * shape is the documentation's, the numbers are samples of the usual size, dated 8 February 2026. Text stands as it is,
 * all else is JSON.
 */
export type Replies = Record<string, unknown>
