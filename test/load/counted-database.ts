/** A D1 database that tells how many rows each of its writes has written. */
export function countedDatabase(db: D1Database, note: (rows: number) => void): D1Database {
  const raw = new WeakMap<object, D1PreparedStatement>()
  const counted = <T extends { meta: { rows_written?: number } }>(result: T): T => {
    note(result.meta.rows_written ?? 0)
    return result
  }
  const statement = (inner: D1PreparedStatement): D1PreparedStatement => {
    const outer = new Proxy(inner, {
      get(target, name) {
        if (name === "bind") return (...values: unknown[]) => statement(target.bind(...values))
        if (name === "run") return async () => counted(await target.run())
        if (name === "all") return async () => counted(await target.all())
        return Reflect.get(target, name).bind(target)
      },
    })
    raw.set(outer, inner)
    return outer
  }
  return new Proxy(db, {
    get(target, name) {
      if (name === "prepare") return (sql: string) => statement(target.prepare(sql))
      if (name === "batch")
        return async (statements: D1PreparedStatement[]) =>
          (await target.batch(statements.map((each) => raw.get(each) ?? each))).map(counted)
      return Reflect.get(target, name).bind(target)
    },
  })
}
