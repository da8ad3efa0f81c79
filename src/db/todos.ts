import type { Knex } from 'knex'
import { workingDaysBefore, type CalendarDate } from '../domain/calendar-date.ts'
import type { Instant } from '../domain/local-time.ts'
import { enforcementMs } from '../domain/webhook-delivery.ts'
import {
  administratorDays,
  draftWorkingDays,
  expiringDays,
  mailMinutes,
  problemsFor,
  reminderDays,
} from '../domain/todo.ts'
import type { Audience } from '../domain/todo-kinds.ts'
import { todoSources } from './todo-sources.ts'

/** Something that waits for a person, as the rows that it follows from say. */
export type Todo = {
  problem: string
  since: string
  leaverId: string | null
  userId: string | null
  employeeId: string | null
  /** Of how many it tells; whose it is, is said of one only. */
  count: number
  /** What they have in common, by the placeholders of the calls. */
  about: Readonly<Record<string, string | number>>
  /** A code that says more. */
  reason: string | null
  date: CalendarDate | null
}

export type TodoFilter = {
  for?: Audience | undefined
  problem?: string | undefined
  /** Of one person only. */
  whose?: { employee: string | null; users: readonly string[] } | undefined
}

/** Where a page goes on: since when, to the microsecond, and the key of the to-do. */
export type TodoPosition = { since: string; key: string }

/** Reckoned by the caller: the dates that the guard speaks up about. */
export type Reckoned = readonly { date: CalendarDate; count: number; since: Instant }[]

const durations = {
  reminder: reminderDays,
  ahead: administratorDays,
  enforcement: enforcementMs,
  expiring: expiringDays,
  mail: mailMinutes,
}

/** All of them at one instant; `:tenant` and `:guardAhead` are left to be named. */
export const todosAt = (now: Instant) => ({
  sql: todoSources,
  bindings: { ...durations, now, draftsSince: workingDaysBefore(now.slice(0, 10), draftWorkingDays) },
})

/** L18: all that waits for a person, the longest first. Follows from the rows themselves, so it is never out of date. */
export async function listTodos(
  db: Knex,
  tenant: string,
  {
    filter,
    after,
    limit,
    now,
    guardAhead,
  }: {
    filter: TodoFilter
    after: TodoPosition | undefined
    limit: number
    now: Instant
    guardAhead: Reckoned
  },
): Promise<(Todo & { position: TodoPosition })[]> {
  const { sql, bindings } = todosAt(now)
  const all = db.raw(`(${sql}) as all_todos`, { ...bindings, tenant, guardAhead: JSON.stringify(guardAhead) })
  const keyed = db
    .from(all)
    .select('*', db.raw(`concat_ws('/', problem, leaver_id, user_id, nullif(about, '{}')) as key`))
    .as('todos')
  const rows = (await db
    .from(keyed)
    .modify((query) => {
      if (filter.problem !== undefined) void query.where({ problem: filter.problem })
      if (filter.whose !== undefined) {
        const { employee, users } = filter.whose
        void query.whereRaw('(employee_id = ? or user_id = any(?))', [employee, [...users]])
      }
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
    count: row.count,
    about: row.about,
    reason: row.reason,
    date: row.date,
    position: { since: row.since_exact, key: row.key },
  }))
}

type Row = {
  problem: string
  since: Date
  leaver_id: string | null
  user_id: string | null
  employee_id: string | null
  count: number
  about: Record<string, string | number>
  reason: string | null
  date: CalendarDate | null
  since_exact: string
  key: string
}
