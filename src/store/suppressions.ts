/** Whether the address of this keyed hash must not be written to. Who had everything erased may ask to come back. */
export async function isSuppressedIn(db: D1Database, addressHmac: string): Promise<boolean> {
  const statement = db.prepare("SELECT 1 FROM suppressions WHERE address_hmac = ?1 AND reason <> 'erased'")
  return (await statement.bind(addressHmac).first()) !== null
}
