// Alarms of the operator on call (L14): outages of Visma Connect, and queues that too many equal refusals stopped.
import { z } from 'zod'
import { listAlarms } from '../db/alarms.ts'
import { alarmKinds } from '../domain/alarm.ts'
import { operators, type ApiDeps } from './deps.ts'
import { keysetList, listOf } from './lists.ts'
import { route, type Route } from './route.ts'
import { InstantField } from './schemas/values.ts'

const list = keysetList({ name: 'alarms', position: z.string().regex(/^\d{1,18}$/) })

const Alarm = z
  .strictObject({
    id: z.string(),
    kind: z.enum(alarmKinds).meta({
      description:
        '`outage`: no call has succeeded for ten minutes; closes with the first that does. `equal-refusals`: more than 20 within ten minutes stopped the queue; closes when the stop is lifted.',
    }),
    queue: z.string(),
    tenant: z.string().nullable().meta({ description: 'Null: all tenants.' }),
    problem: z.string().meta({ description: 'The problem code of the last failure, or of the refusals.' }),
    count: z.int().meta({ description: 'How many failures or refusals.' }),
    since: InstantField,
    openedAt: InstantField,
    closedAt: InstantField.nullable(),
  })
  .meta({ id: 'Alarm' })

export const platformAlarmRoutes: Route<ApiDeps>[] = [
  route({
    operationId: 'listAlarms',
    tag: 'Platform',
    summary: 'List alarms, open and closed, newest first',
    method: 'get',
    path: '/platform/alarms',
    roles: operators,
    actor: 'recorded',
    idempotency: 'none',
    query: z.strictObject({ ...list.fields, state: z.enum(['open', 'closed']).optional() }),
    answers: { 200: { description: 'Alarms', schema: listOf(Alarm) } },
    problems: [],
    handle:
      ({ intake }: ApiDeps) =>
      async ({ query: { cursor, limit, state } }) => {
        const open = state === undefined ? undefined : state === 'open'
        const rows = await listAlarms(intake.db, { open, after: cursor, limit: limit + 1 })
        return {
          status: 200,
          body: list.page({ rows, limit, at: ({ id }) => id, view: (alarm) => alarm }),
        }
      },
  }),
]
