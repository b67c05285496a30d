/** The part of opentype.js that `font` uses: https://github.com/opentypejs/opentype.js */
declare module "opentype.js" {
  const opentype: {
    parse(bytes: ArrayBuffer): {
      unitsPerEm: number
      /** Glyph 0 stands for what the font does not have. */
      charToGlyph(letter: string): { index: number; advanceWidth?: number }
    }
  }
  export default opentype
}
