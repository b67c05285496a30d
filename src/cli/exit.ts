/** What a command's exit status says. The same table for every command; `npm run help` prints it. */
export const exitCodes = { done: 0, failed: 1, badInput: 2, held: 3 } as const
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

export const exitTable = `Exit status:
  0  done
  1  failed: the reason is the last line
  2  bad input: what is accepted is the last line
  3  held: the edition waits for an editor, with its reasons`

/** Ends a command with a status and one line that says why. */
export class Stop extends Error {
  override readonly name = "Stop"
  readonly code: ExitCode
  constructor(code: ExitCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
