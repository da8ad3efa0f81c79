/** What a caller sees of a to-do. */
import { z } from 'zod'
import type { Todo } from '../../db/todos.ts'
import { taskProblem, type ProviderDocument } from '../../domain/identity-provider.ts'
import { audiences } from '../../domain/todo-kinds.ts'
import { titleOf, todoKind, waysOf } from '../../domain/todo.ts'
import { InstantField, PlannedDateField } from './values.ts'

const Way = z.strictObject({
  does: z.string().meta({
    description:
      'What it does, and, where it needs one, the body in JSON; `…` is yours to fill in. Decisions carry `Koppling-Actor` as well.',
    examples: ['Try again, after what stood in the way was mended. Body: `{"reason": "…"}`.'],
  }),
  method: z.enum(['GET', 'PUT', 'POST', 'DELETE']),
  path: z.string().meta({ examples: ['/v1/leavers/…/retry'] }),
})

export const TodoView = z
  .strictObject({
    problem: z.string().meta({ description: 'A stable code.', examples: ['several-matches'] }),
    title: z.string().meta({ description: 'What is to be done, in a sentence.' }),
    for: z.enum(audiences).meta({ description: 'Who can do it.' }),
    since: InstantField,
    leaverId: z.string().nullable(),
    userId: z.string().nullable(),
    employeeId: z.string().nullable(),
    count: z.int().meta({
      description:
        'Of how many leavers, users, employees or missed runs it tells; more than one are of one approval, request or integration.',
    }),
    text: z.string().nullable().meta({
      description: 'What somebody is to do, in the words of the tenant (mode `task`); null of other to-dos.',
    }),
    reason: z
      .string()
      .nullable()
      .meta({
        description:
          'A code that says more: of a failed connection the refusal, of one to be changed by hand `remove` or `connect`, of a sync why it ended, waits or was missed.',
        examples: ['email-refused'],
      }),
    date: PlannedDateField.nullable().meta({
      description:
        'The first day without access, or on which credentials are of no use any more, or of the latest run that was missed, where it is about one.',
    }),
    ways: z.array(Way).meta({ description: 'The calls that mend it; any of them.' }),
  })
  .meta({ id: 'Todo' })

/** `provider`: the tenant's own; undefined if it goes by the client of the deployment. */
export function todoView(
  { about, ...todo }: Todo,
  { provider }: { provider: ProviderDocument | undefined },
): z.input<typeof TodoView> {
  const { problem, since, leaverId, userId, employeeId, count, reason, date } = todo
  const { for: audience } = todoKind(problem)
  const title = titleOf(problem, provider?.mode ?? 'public-api')
  const ways = waysOf(problem, { ...about, leaver: leaverId, user: userId, employee: employeeId })
  const text = problem === taskProblem && provider?.mode === 'task' ? provider.text : null
  const whose = { leaverId, userId, employeeId }
  return { problem, title, for: audience, since, ...whose, count, text, reason, date, ways }
}
