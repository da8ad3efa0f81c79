// What PostgreSQL's catalogue says of the schema.
import type { Knex } from 'knex'

async function lines(db: Knex, sql: string): Promise<string[]> {
  const { rows } = await db.raw<{ rows: { line: string }[] }>(sql)
  return rows.map(({ line }) => line)
}

/** Tables in the order of their names, without those that knex keeps for itself. */
export async function tablesOf(db: Knex): Promise<string[]> {
  const tables = await lines(
    db,
    `select table_name as line from information_schema.tables where table_schema = 'public' order by 1`,
  )
  return tables.filter((name) => name !== 'migrations' && name !== 'migrations_lock')
}

/** Everything that was made: columns, constraints, indexes, comments, and what is neither. */
export async function schemaOf(db: Knex): Promise<string[]> {
  return [
    ...(await lines(
      db,
      `select concat_ws(' ', table_name, column_name, data_type, is_nullable, column_default, identity_generation) as line
       from information_schema.columns where table_schema = 'public' and table_name not like 'migrations%' order by 1`,
    )),
    ...(await lines(
      db,
      `select concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid)) as line
       from pg_constraint where connamespace = 'public'::regnamespace and conrelid::regclass::text not like 'migrations%' order by 1`,
    )),
    ...(await lines(
      db,
      `select indexdef as line from pg_indexes where schemaname = 'public' and tablename not like 'migrations%' order by 1`,
    )),
    ...(await lines(
      db,
      `select concat_ws(' ', objoid::regclass, objsubid, description) as line from pg_description
       where classoid = 'pg_class'::regclass and objoid in (select oid from pg_class where relnamespace = 'public'::regnamespace) order by 1`,
    )),
    ...(await lines(
      db,
      `select concat_ws(' ', 'type', typname) as line from pg_type
       where typnamespace = 'public'::regnamespace and typtype in ('e', 'd') union all
       select concat_ws(' ', 'function', proname) from pg_proc where pronamespace = 'public'::regnamespace order by 1`,
    )),
  ]
}

/** The columns of each table's primary key in their order; undefined without one. */
export async function primaryKeysOf(db: Knex): Promise<Map<string, string[] | undefined>> {
  const { rows } = await db.raw<{ rows: { name: string; columns: string[] | null }[] }>(
    `select c.relname as name,
       (select array_agg(a.attname::text order by k.position)
        from pg_index i cross join unnest(i.indkey) with ordinality as k (attnum, position)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
        where i.indrelid = c.oid and i.indisprimary) as columns
     from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`,
  )
  return new Map(rows.map(({ name, columns }) => [name, columns ?? undefined]))
}

export type ForeignKey = {
  name: string
  table: string
  columns: string[]
  target: string
  targetColumns: string[]
  /** Whether an index begins with these columns, in any order. */
  indexed: boolean
}

export async function foreignKeysOf(db: Knex): Promise<ForeignKey[]> {
  const { rows } = await db.raw<{ rows: ForeignKey[] }>(
    `select f.conname as name, f.conrelid::regclass::text as table, f.confrelid::regclass::text as target,
       (select array_agg(a.attname::text order by k.position) from unnest(f.conkey) with ordinality as k (attnum, position)
        join pg_attribute a on a.attrelid = f.conrelid and a.attnum = k.attnum) as columns,
       (select array_agg(a.attname::text order by k.position) from unnest(f.confkey) with ordinality as k (attnum, position)
        join pg_attribute a on a.attrelid = f.confrelid and a.attnum = k.attnum) as "targetColumns",
       exists (select 1 from pg_index i where i.indrelid = f.conrelid and i.indpred is null
         and (i.indkey::int2[])[0:cardinality(f.conkey) - 1] @> f.conkey) as indexed
     from pg_constraint f where f.contype = 'f' and f.connamespace = 'public'::regnamespace order by 1`,
  )
  return rows
}
