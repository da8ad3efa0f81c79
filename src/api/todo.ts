// The to-do list: everything that waits for a person, with the calls that mend it (L18).
import { z } from 'zod'
import { findOwnProvider } from '../db/identity-providers.ts'
import { listTodos, type Todo } from '../db/todos.ts'
import { audiences } from '../domain/todo-kinds.ts'
import { guardAhead } from '../intake/guard-ahead.ts'
import { readers, type ApiDeps } from './deps.ts'
import { keysetList, listOf } from './lists.ts'
import { route, type Route } from './route.ts'
import { TodoView, todoView } from './schemas/todo.ts'
import { ProblemCodeField } from './schemas/values.ts'

const list = keysetList({
  name: 'todo',
  position: z.strictObject({ since: z.iso.datetime(), key: z.string() }),
})

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
      problem: ProblemCodeField.optional(),
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
        const provider = (await findOwnProvider(db, tenant))?.document
        const view = (todo: Todo) => todoView(todo, { provider })
        const page = list.page({ rows, limit, at: ({ position }) => position, view })
        return { status: 200, body: page }
      },
  }),
]
