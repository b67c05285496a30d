/** Where progress is shown: a terminal, or a file that takes lines. */
type Screen = { isTTY?: boolean; write(text: string): unknown }

const width = 30

/**
 * Shows how far a backtest is: on a terminal a bar that is drawn over, else a line for each tenth. Returns what is called
 * after each edition.
 *
 * const next = showProgress(2_231, process.stderr)
 */
export function showProgress(all: number, screen: Screen): () => void {
  let done = 0
  const tenth = Math.max(1, Math.ceil(all / 10))
  return () => {
    done += 1
    if (screen.isTTY) {
      const full = Math.round((width * done) / all)
      const bar = `${"█".repeat(full)}${"░".repeat(width - full)}`
      screen.write(`\r${bar} ${done} of ${all}${done === all ? "\n" : ""}`)
    } else if (done % tenth === 0 || done === all) screen.write(`${done} of ${all} editions\n`)
  }
}
