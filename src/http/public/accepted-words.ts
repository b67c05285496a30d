/**
 * The members of a closed list, as a refusal names them.
 *
 * @example oneOf(["a", "b", "c"]) // => "a, b or c"
 */
export const oneOf = (options: readonly string[]): string =>
  options.length < 2 ? options.join() : `${options.slice(0, -1).join(", ")} or ${options.at(-1)}`
