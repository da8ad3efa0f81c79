import type { Knex } from 'knex'
import type { Instant } from '../domain/local-time.ts'
import { administratorDays, problemsFor, reminderDays, type Audience } from '../domain/todo.ts'

/** Something that waits for a person, as the rows that it follows from say. */
export type Todo = {
  problem: string
  since: string
  leaverId: string | null
  userId: string | null
  employeeId: string | null
}

export type TodoFilter = { for?: Audience | undefined; problem?: string | undefined }

/** Where a page goes on: since when, to the microsecond, and the key of the to-do. */
export type TodoPosition = { since: string; key: string }

/** Each answers (problem, since, leaver_id, user_id, employee_id) of one kind of rows. */
const sources = [
  `select s.problem, s.at as since, l.id as leaver_id, l.user_id, l.employee_id
   from leavers l join leaver_steps s on s.tenant_id = l.tenant_id and s.leaver_id = l.id and s.step = 'connection'
   where l.tenant_id = :tenant and l.stage = 'attention'`,
  `select 'postponement-ends',
     greatest(l.postponed_until - :reminder * interval '1 day',
       (select max(d.taken_at) from leaver_decisions d
        where d.tenant_id = l.tenant_id and d.leaver_id = l.id and d.kind = 'postpone')),
     l.id, l.user_id, l.employee_id
   from leavers l
   where l.tenant_id = :tenant and l.stage = 'held' and l.held_by = 'operator' and l.postponed_until > l.acts_at
     and l.postponed_until - :reminder * interval '1 day' <= :now::timestamptz`,
  // Nobody else is an administrator by then: the others are inactive, or leave before, or at the same instant.
  `select 'last-administrator',
     greatest(greatest(l.acts_at, l.postponed_until) - :ahead * interval '1 day', l.created_at),
     l.id, l.user_id, l.employee_id
   from users u join leavers l on l.tenant_id = u.tenant_id and l.user_id = u.id
   where u.tenant_id = :tenant and u.active and u.administrator and l.stage in ('waiting', 'held')
     and greatest(l.acts_at, l.postponed_until) - :ahead * interval '1 day' <= :now::timestamptz
     and not exists (
       select from users o where o.tenant_id = u.tenant_id and o.active and o.administrator and o.id <> u.id
         and not exists (
           select from leavers x where x.tenant_id = o.tenant_id and x.user_id = o.id
             and x.stage in ('waiting', 'held')
             and (greatest(x.acts_at, x.postponed_until), x.id) < (greatest(l.acts_at, l.postponed_until), l.id)))`,
  `select 'guard-holds', min(coalesce(l.guarded_at, l.marked_at)), null::uuid, null, null
   from leavers l where l.tenant_id = :tenant and l.held_by = 'guard' having count(*) > 0`,
]

/** L18: all that waits for a person, the longest first. Follows from the rows themselves, so it is never out of date. */
export async function listTodos(
  db: Knex,
  tenant: string,
  {
    filter,
    after,
    limit,
    now,
  }: { filter: TodoFilter; after: TodoPosition | undefined; limit: number; now: Instant },
): Promise<(Todo & { position: TodoPosition })[]> {
  const all = db.raw(`(${sources.join('\nunion all\n')}) as all_todos`, {
    tenant,
    now,
    reminder: reminderDays,
    ahead: administratorDays,
  })
  const keyed = db
    .from(all)
    .select('*', db.raw(`concat_ws('/', problem, leaver_id, user_id) as key`))
    .as('todos')
  const rows = (await db
    .from(keyed)
    .modify((query) => {
      if (filter.problem !== undefined) void query.where({ problem: filter.problem })
      if (filter.for !== undefined) {
        const codes = problemsFor(filter.for)
        if ('only' in codes) void query.whereIn('problem', codes.only)
        else void query.whereNotIn('problem', codes.except)
      }
      if (after !== undefined) void query.whereRaw('(since, key) > (?, ?)', [after.since, after.key])
    })
    .orderBy(['since', 'key'])
    .limit(limit)
    .select(
      '*',
      db.raw(`to_char(since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.USZ') as since_exact`),
    )) as Row[]
  return rows.map((row) => ({
    problem: row.problem,
    since: row.since.toISOString(),
    leaverId: row.leaver_id,
    userId: row.user_id,
    employeeId: row.employee_id,
    position: { since: row.since_exact, key: row.key },
  }))
}

type Row = {
  problem: string
  since: Date
  leaver_id: string | null
  user_id: string | null
  employee_id: string | null
  since_exact: string
  key: string
}
