const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const

/** Settles when the command is to end: on a signal, or when the process that started it is gone. */
export function interrupted(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of signals) process.once(signal, () => resolve(signal))
    const parent = process.ppid
    setInterval(() => {
      if (process.ppid !== parent) resolve("the end of the process that started it")
    }, 500).unref()
  })
}
