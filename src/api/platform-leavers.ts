// Leavers of all tenants, for the operator on call (L14): where they stand, without personal data, and a retry of many.
import { z } from 'zod'
import { employmentColumn } from '../db/leavers.ts'
import { listOpenLeavers } from '../db/platform-leavers.ts'
import { stages } from '../domain/leaver.ts'
import { leaverWorkflowId } from '../temporal/ids.ts'
import { causeOf, operators, type ApiDeps } from './deps.ts'
import { Id } from './fields.ts'
import { keysetList, listOf } from './lists.ts'
import { Problem } from './problems.ts'
import { route, type Route } from './route.ts'
import { GivenInstantField, InstantField, ProblemCodeField, ReasonField } from './schemas/values.ts'

const list = keysetList({
  name: 'platform-leavers',
  position: z.strictObject({ actsAt: z.iso.datetime(), id: z.uuid() }),
})

const filterFields = {
  tenant: Id.optional(),
  problem: ProblemCodeField.optional().meta({ description: 'Why the connection is not removed.' }),
  dueBefore: GivenInstantField.optional().meta({ description: 'Those that were due before this instant.' }),
}

const OpenLeaverView = z
  .strictObject({
    id: z.string(),
    tenant: z.string(),
    employmentId: z.string().nullable(),
    stage: z.enum(stages),
    heldBy: z.string().nullable(),
    waitingFor: z.string().nullable(),
    problem: z.string().nullable().meta({ description: 'Why the connection is not removed.' }),
    since: InstantField.meta({ description: 'When it was due, or will be.' }),
    links: z.strictObject({ temporal: z.string().nullable() }),
  })
  .meta({ id: 'OpenLeaver' })

const Retry = z
  .strictObject({
    filter: z.strictObject(filterFields),
    reason: ReasonField,
    expect: z.int().min(0).optional().meta({
      description:
        'How many fit the filter; without it, or with another number, the answer is 409 with `count`.',
    }),
  })
  .meta({ id: 'RetryOfMany' })

export const platformLeaverRoutes: Route<ApiDeps>[] = [
  route({
    operationId: 'listOpenLeavers',
    tag: 'Platform',
    summary: 'List the open leavers of all tenants, those due first at the top',
    method: 'get',
    path: '/platform/leavers',
    roles: operators,
    actor: 'recorded',
    idempotency: 'none',
    query: z.strictObject({ ...list.fields, ...filterFields, stage: z.enum(stages).optional() }),
    answers: { 200: { description: 'Leavers, without personal data', schema: listOf(OpenLeaverView) } },
    problems: [],
    handle:
      ({ intake, temporalUiLink }: ApiDeps) =>
      async ({ query: { cursor, limit, ...filter } }) => {
        const rows = await listOpenLeavers(intake.db, { filter, after: cursor, limit: limit + 1 })
        const page = list.page({
          rows,
          limit,
          at: ({ position }) => position,
          view: ({ position: _position, ...leaver }) => {
            const workflowId = leaverWorkflowId({ tenant: leaver.tenant, employment: leaver.employmentId })
            const employmentId = employmentColumn(leaver.employmentId)
            return { ...leaver, employmentId, links: { temporal: temporalUiLink(workflowId) ?? null } }
          },
        })
        return { status: 200, body: page }
      },
  }),
  route({
    operationId: 'retryOpenLeavers',
    tag: 'Platform',
    summary: 'Try again to remove the connections of many leavers',
    description:
      'Of all that wait for a person, or fail and try again by themselves. Counted first: send `expect` as the number that the 409 tells. Throttled; each leaver keeps who asked and why among its edits.',
    method: 'post',
    path: '/platform/leavers/retry',
    roles: operators,
    actor: 'required',
    idempotency: 'natural',
    body: Retry,
    answers: {
      202: {
        description: 'They are being told',
        schema: z.strictObject({ count: z.int() }).meta({ id: 'RetriedLeavers' }),
      },
    },
    problems: ['count-differs'],
    handle:
      ({ retryMany }: ApiDeps) =>
      async ({ caller, body: { filter, reason, expect }, request }) => {
        const { kind, count } = await retryMany(
          { ...causeOf({ caller, request }), reason },
          { filter, expect },
        )
        if (kind === 'differs') {
          const detail = `${count} leavers fit the filter${expect === undefined ? '' : `, not ${expect}`}. Send expect: ${count} if these are meant.`
          throw new Problem('count-differs', { detail, members: { count } })
        }
        return { status: 202, body: { count } }
      },
  }),
]
