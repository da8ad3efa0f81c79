/** What a leaver that sleeps for weeks takes of koppling's database, and of its processes. */
import type { Knex } from 'knex'
import { createCompany, inDays } from './company.ts'
import { atWidth } from './pace.ts'
import { memoryMb } from './processes.ts'
import type { Ground } from './ground.ts'
import type { Row, Section } from './table.ts'

const leavers = 300
const width = 16
const noticeDays = 60

type Table = { name: string; rows: number; bytes: number }

export async function measureSleeping(ground: Ground): Promise<Section> {
  const company = await createCompany(ground)
  ground.report('sleeping: hiring')
  const employments = await company.hire(leavers)
  const before = await look(ground)
  ground.report(`sleeping: ${leavers} terminations`)
  await atWidth({ items: employments, width }, (id) => company.terminate(id, inDays(noticeDays)))
  await company.told()
  const after = await look(ground)

  const grown = after.tables.map((table) => grownBy(table, before.tables)).filter(({ bytes }) => bytes > 0)
  const perLeaver = (what: string, { rows, bytes }: Omit<Table, 'name'>): Row[] => [
    { what: `${what}, rows`, unit: 'each', koppling: rows / leavers },
    { what: `${what}, with indexes`, unit: 'bytes each', koppling: bytes / leavers },
  ]
  const all = { rows: sum(grown, ({ rows }) => rows), bytes: sum(grown, ({ bytes }) => bytes) }
  return {
    title: `Asleep: ${leavers} leavers that act in weeks`,
    rows: [
      ...grown.flatMap((table) => perLeaver(`table ${table.name}`, table)),
      ...perLeaver('all tables of koppling', all),
      { what: 'memory of the API, more than before', unit: 'MB', koppling: less(after.api, before.api) },
      {
        what: 'memory of the worker, more than before',
        unit: 'MB',
        koppling: less(after.worker, before.worker),
      },
    ],
  }
}

async function look({ db, pid }: Ground) {
  const [api, worker] = await Promise.all([memoryMb(pid('api')), memoryMb(pid('worker'))])
  return { tables: await tablesOf(db), api: api?.now, worker: worker?.now }
}

async function tablesOf(db: Knex): Promise<Table[]> {
  await db.raw('vacuum')
  const sizes = await db.raw<{ rows: { name: string; bytes: string }[] }>(
    'select relname as name, pg_total_relation_size(relid) as bytes from pg_stat_user_tables order by 1',
  )
  const tables: Table[] = []
  for (const { name, bytes } of sizes.rows) {
    const [counted] = (await db(name).count('* as rows')) as { rows: string }[]
    tables.push({ name, rows: Number(counted?.rows), bytes: Number(bytes) })
  }
  return tables
}

function grownBy({ name, rows, bytes }: Table, before: readonly Table[]): Table {
  const was = before.find((table) => table.name === name)
  return { name, rows: rows - (was?.rows ?? 0), bytes: bytes - (was?.bytes ?? 0) }
}

function sum(tables: readonly Table[], of: (table: Table) => number): number {
  return tables.reduce((total, table) => total + of(table), 0)
}

function less(after: number | undefined, before: number | undefined): number | undefined {
  return after === undefined || before === undefined ? undefined : after - before
}
