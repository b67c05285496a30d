/** A D1 database that tells how many rows each of its writes has written, with the write. */
export function countedDatabase(db: D1Database, note: (rows: number, sql: string) => void): D1Database {
  const raw = new WeakMap<object, { inner: D1PreparedStatement; sql: string }>()
  const counted = <T extends { meta: { rows_written?: number } }>(result: T, sql: string): T => {
    note(result.meta.rows_written ?? 0, sql)
    return result
  }
  const statement = (inner: D1PreparedStatement, sql: string): D1PreparedStatement => {
    const outer = new Proxy(inner, {
      get(target, name) {
        if (name === "bind") return (...values: unknown[]) => statement(target.bind(...values), sql)
        if (name === "run") return async () => counted(await target.run(), sql)
        if (name === "all") return async () => counted(await target.all(), sql)
        return Reflect.get(target, name).bind(target)
      },
    })
    raw.set(outer, { inner, sql })
    return outer
  }
  return new Proxy(db, {
    get(target, name) {
      if (name === "prepare") return (sql: string) => statement(target.prepare(sql), sql)
      if (name === "batch")
        return async (statements: D1PreparedStatement[]) =>
          (await target.batch(statements.map((each) => raw.get(each)?.inner ?? each))).map((result, place) =>
            counted(result, raw.get(statements[place] ?? {})?.sql ?? ""),
          )
      return Reflect.get(target, name).bind(target)
    },
  })
}
