// The to-do list: everything that waits for a person, with the calls that mend it (L18).
import { z } from 'zod'
import { listTodos, type Todo } from '../db/todos.ts'
import { audiences, todoKind, waysOf } from '../domain/todo.ts'
import { guardAhead } from '../intake/guard-ahead.ts'
import { readers, type ApiDeps } from './deps.ts'
import { keysetList, listOf } from './lists.ts'
import { route, type Route } from './route.ts'
import { DateField, InstantField } from './schemas/values.ts'

const list = keysetList({
  name: 'todo',
  position: z.strictObject({ since: z.iso.datetime(), key: z.string() }),
})

const Way = z.strictObject({
  does: z.string(),
  method: z.enum(['GET', 'PUT', 'POST', 'DELETE']),
  path: z.string().meta({ examples: ['/v1/leavers/…/retry'] }),
})

const TodoView = z
  .strictObject({
    problem: z.string().meta({ description: 'A stable code.', examples: ['several-matches'] }),
    title: z.string().meta({ description: 'What is to be done, in a sentence.' }),
    for: z.enum(audiences).meta({ description: 'Who can do it.' }),
    since: InstantField,
    leaverId: z.string().nullable(),
    userId: z.string().nullable(),
    employeeId: z.string().nullable(),
    count: z.int().meta({
      description: 'Of how many leavers or users it tells; more than one are of one approval or request.',
    }),
    reason: z
      .string()
      .nullable()
      .meta({
        description: 'A code that says more: of a failed connection the refusal.',
        examples: ['email-refused'],
      }),
    date: DateField.nullable().meta({ description: 'The first day without access, where it is about one.' }),
    ways: z.array(Way).meta({ description: 'The calls that mend it; any of them.' }),
  })
  .meta({ id: 'Todo' })

function todoView({ about, ...todo }: Todo): z.input<typeof TodoView> {
  const { problem, since, leaverId, userId, employeeId, count, reason, date } = todo
  const { for: audience, title } = todoKind(problem)
  const ways = waysOf(problem, { ...about, leaver: leaverId, user: userId, employee: employeeId })
  return { problem, title, for: audience, since, leaverId, userId, employeeId, count, reason, date, ways }
}

export const todoRoutes: Route<ApiDeps>[] = [
  route({
    operationId: 'listTodo',
    tag: 'To-do',
    summary: 'List everything that waits for a person',
    description: 'The longest first. An entry goes by itself once what it says is mended.',
    method: 'get',
    path: '/todo',
    roles: readers,
    actor: 'recorded',
    idempotency: 'none',
    query: z.strictObject({
      ...list.fields,
      for: z.enum(audiences).optional(),
      problem: z.string().max(100).optional(),
    }),
    answers: { 200: { description: 'To-dos', schema: listOf(TodoView) } },
    problems: [],
    handle:
      ({ intake: { db, clock } }: ApiDeps) =>
      async ({ caller, query: { cursor, limit, ...filter } }) => {
        const now = await clock(db)
        const { tenant } = caller
        const reckoned = { now, guardAhead: await guardAhead(db, tenant, { now }) }
        const rows = await listTodos(db, tenant, { filter, after: cursor, limit: limit + 1, ...reckoned })
        const page = list.page({ rows, limit, at: ({ position }) => position, view: todoView })
        return { status: 200, body: page }
      },
  }),
]
