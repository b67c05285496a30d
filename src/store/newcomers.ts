/**
 * The CTEs that end in `newcomers (id)`: who has confirmed since an edition was planned and does not stand in its plan, nor
 * is known by the address of anybody who may have stood there and was moved or erased since. `edition` is an SQL expression
 * of that delivery's id. What a plan holds is looked through once, however many chunks it has.
 *
 * newcomersSince("?1") // => "edition AS (SELECT …), …, newcomers AS MATERIALIZED (…)"
 */
export const newcomersSince = (edition: string): string => `
  edition AS (SELECT id, created_at FROM deliveries WHERE id = ${edition}),
  recent AS MATERIALIZED (
    SELECT s.id FROM edition JOIN subscribers s ON s.state = 'confirmed' AND s.confirmed_at >= edition.created_at
    WHERE NOT EXISTS (SELECT 1 FROM former_addresses f
      WHERE f.address_hmac = s.address_hmac AND f.at >= edition.created_at)),
  had AS MATERIALIZED (
    SELECT had.value AS id FROM edition JOIN chunks ON chunks.delivery = edition.id JOIN json_each(chunks.ids) had
    WHERE had.value IN (SELECT id FROM recent)
    UNION ALL
    SELECT json_extract(gone.value, '$.id') FROM edition JOIN chunks ON chunks.delivery = edition.id
      JOIN json_each(chunks.gone) gone),
  newcomers AS MATERIALIZED (SELECT id FROM recent WHERE id NOT IN (SELECT id FROM had))`
