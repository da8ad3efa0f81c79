// The database as a thief would read it.
import type { Product } from './product.ts'

/** Every value of every column of every table of every schema of ours, bytes also as text. */
export async function everythingInDatabase({ db }: Pick<Product, 'db'>): Promise<string[]> {
  const { rows: columns } = await db.raw<{
    rows: { schema: string; table: string; column: string; type: string }[]
  }>(
    `select c.table_schema as schema, c.table_name as table, c.column_name as column, c.data_type as type
     from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
     where c.table_schema not in ('pg_catalog', 'information_schema') and t.table_type = 'BASE TABLE'`,
  )
  const values: string[] = []
  for (const { schema, table, column, type } of columns) {
    const as = type === 'bytea' ? `encode(??, 'escape')` : '??::text'
    const { rows } = await db.raw<{ rows: { value: string | null }[] }>(`select ${as} as value from ??.??`, [
      column,
      schema,
      table,
    ])
    values.push(...rows.flatMap(({ value }) => (value === null ? [] : [`${table}.${column}: ${value}`])))
  }
  return values
}
