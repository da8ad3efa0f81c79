// Leavers: the process of each terminated employment, and where it stands.
import { z } from 'zod'
import { findLeaverDetails, listLeavers } from '../db/leaver-lists.ts'
import { outcomes, stages } from '../domain/leaver.ts'
import { readers, type ApiDeps } from './deps.ts'
import { Id, Switch } from './fields.ts'
import { keysetList, listOf } from './lists.ts'
import { Problem } from './problems.ts'
import { route, type Route } from './route.ts'
import { LeaverView, leaverView } from './schemas/leaver.ts'
import { DateField, ProblemCodeField } from './schemas/values.ts'

const list = keysetList({
  name: 'leavers',
  position: z.strictObject({ createdAt: z.iso.datetime(), id: z.string() }),
})
const common = {
  tag: 'Leavers',
  roles: readers,
  actor: 'recorded',
  idempotency: 'none',
  method: 'get',
} as const

export const leaverRoutes: Route<ApiDeps>[] = [
  route({
    ...common,
    operationId: 'listLeavers',
    summary: 'List leavers',
    description:
      'One row per person (the user, where it has no employee), in order of the first cycle of each, newest first; with `all=true` every cycle of every employment. `employment` chooses among its cycles; the other filters look at the row that is shown.',
    path: '/leavers',
    query: z.strictObject({
      ...list.fields,
      all: Switch,
      employee: Id.optional(),
      employment: Id.optional(),
      user: Id.optional(),
      stage: z.enum(stages).optional(),
      outcome: z.enum(outcomes).optional(),
      problem: ProblemCodeField.optional(),
      noAccessFrom: DateField.optional().meta({ description: 'Closed on this date or later.' }),
      noAccessTo: DateField.optional().meta({ description: 'Closed before this date.' }),
    }),
    answers: { 200: { description: 'Leavers', schema: listOf(LeaverView) } },
    problems: [],
    handle:
      ({ intake, temporalUiLink }: ApiDeps) =>
      async ({ caller, query: { cursor, limit, ...filter } }) => {
        const rows = await listLeavers(intake.db, caller.tenant, {
          filter,
          after: cursor,
          limit: limit + 1,
        })
        const page = list.page({
          rows,
          limit,
          at: ({ createdAt, id }) => ({ createdAt, id }),
          view: (row) => leaverView(row, { tenant: caller.tenant, temporalUiLink }),
        })
        return { status: 200, body: page }
      },
  }),
  route({
    ...common,
    operationId: 'getLeaver',
    summary: 'Read a leaver',
    path: '/leavers/{id}',
    params: z.strictObject({ id: Id }),
    answers: { 200: { description: 'The leaver', schema: LeaverView } },
    problems: ['not-found'],
    handle:
      ({ intake, temporalUiLink }: ApiDeps) =>
      async ({ caller, params: { id } }) => {
        const known = z.uuid().safeParse(id).success
          ? await findLeaverDetails(intake.db, caller.tenant, id)
          : undefined
        if (known === undefined) throw new Problem('not-found', { detail: `There is no leaver ${id}.` })
        return { status: 200, body: leaverView(known, { tenant: caller.tenant, temporalUiLink }) }
      },
  }),
]
