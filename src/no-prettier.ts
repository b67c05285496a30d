/**
 * Stands where @react-email/render would load prettier to indent its HTML (see `[alias]` in wrangler.toml). We never
 * ask it to; should anything do so, the text comes back as it was.
 */
export const format = async (source: string): Promise<string> => source
export default {}
