// The to-do list: everything that waits for a person, with the calls that mend it (L18).
import { z } from 'zod'
import { listTodos, type Todo } from '../db/todos.ts'
import { audiences, todoKind } from '../domain/todo.ts'
import { readers, type ApiDeps } from './deps.ts'
import { keysetList, listOf } from './lists.ts'
import { route, type Route } from './route.ts'
import { InstantField } from './schemas/values.ts'

const list = keysetList({
  name: 'todo',
  position: z.strictObject({ since: z.iso.datetime(), key: z.string() }),
})

const Way = z.strictObject({
  does: z.string(),
  method: z.enum(['GET', 'PUT', 'POST']),
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
    ways: z.array(Way).meta({ description: 'The calls that mend it; any of them.' }),
  })
  .meta({ id: 'Todo' })

function todoView({ problem, since, leaverId, userId, employeeId }: Todo): z.input<typeof TodoView> {
  const { for: audience, title, ways } = todoKind(problem)
  const filled = (path: string) => path.replace('{leaver}', leaverId ?? '').replace('{user}', userId ?? '')
  return {
    problem,
    title,
    for: audience,
    since,
    leaverId,
    userId,
    employeeId,
    ways: ways.map((way) => ({ ...way, path: filled(way.path) })),
  }
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
        const rows = await listTodos(db, caller.tenant, { filter, after: cursor, limit: limit + 1, now })
        const page = list.page({ rows, limit, at: ({ position }) => position, view: todoView })
        return { status: 200, body: page }
      },
  }),
]
