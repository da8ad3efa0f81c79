// Terminations: the end of one employment, told or taken back (L4, L5, L16).
import { z } from 'zod'
import { leaverOfEmployment } from '../db/leaver-lists.ts'
import type { Intake } from '../intake/context.ts'
import { previewPerson } from '../intake/preview.ts'
import { deleteTermination, putTermination } from '../intake/terminations.ts'
import { changeOf, writers, type ApiDeps } from './deps.ts'
import { Id } from './fields.ts'
import { Problem } from './problems.ts'
import { route, type Route } from './route.ts'
import { LeaverView, leaverView } from './schemas/leaver.ts'
import { dryRunQuery, previewAnswer } from './schemas/preview.ts'
import { AccessField, DateField, ReasonField } from './schemas/values.ts'

const Termination = z
  .strictObject({
    lastDay: DateField.meta({ description: 'The last day of employment, not the last day worked.' }),
    access: AccessField.default('rule'),
    allowLastAdministrator: z.boolean().default(false).meta({
      description: "With access `now`: also if this is the tenant's last active administrator.",
    }),
    reason: ReasonField.nullable().default(null),
  })
  .meta({ id: 'Termination' })

const common = {
  tag: 'Terminations',
  path: '/employments/{id}/termination',
  roles: writers,
  actor: 'recorded',
  idempotency: 'natural',
  params: z.strictObject({ id: Id }),
  query: dryRunQuery,
} as const

export const terminationRoutes: Route<ApiDeps>[] = [
  route({
    ...common,
    operationId: 'putTermination',
    summary: 'Terminate an employment, or change how it ends',
    description:
      'Access `now` is a decision of its own each time: sent again for somebody whose account was opened by hand meanwhile, it closes the account again.',
    method: 'put',
    body: Termination,
    answers: { 200: previewAnswer, 202: { description: 'Planned; the leaver', schema: LeaverView } },
    problems: ['not-found', 'last-day-before-start', 'reason-required', 'actor-required'],
    handle:
      ({ intake, temporalUiLink }: ApiDeps) =>
      async ({ caller, params: { id }, query, body, request }) => {
        // L16: taking access away at once is the decision of a person, who is named.
        if (body.access === 'now' && caller.actor === undefined) throw new Problem('actor-required')
        const change = changeOf({ caller, request })
        const work = (by: Intake) => putTermination(by, change, { employment: id, termination: body })
        if (query.dryRun) {
          const preview = await previewPerson(intake, caller.tenant, { whose: { employment: id }, work })
          return { status: 200, body: preview }
        }
        await work(intake)
        const details = await leaverOfEmployment(intake.db, caller.tenant, id)
        if (details === undefined) throw new Error(`the terminated employment ${id} has no leaver`)
        return { status: 202, body: leaverView(details, { tenant: caller.tenant, temporalUiLink }) }
      },
  }),
  route({
    ...common,
    operationId: 'deleteTermination',
    summary: 'Take a termination back',
    description:
      'The leaver ends; an account that it had closed is given back. Without a termination nothing changes.',
    method: 'delete',
    answers: {
      200: previewAnswer,
      202: { description: 'Taken back; the leaver', schema: LeaverView },
      204: { description: 'There was no termination' },
    },
    problems: ['not-found'],
    handle:
      ({ intake, temporalUiLink }: ApiDeps) =>
      async ({ caller, params: { id }, query, request }) => {
        const change = changeOf({ caller, request })
        const work = (by: Intake) => deleteTermination(by, change, { employment: id })
        if (query.dryRun) {
          const preview = await previewPerson(intake, caller.tenant, { whose: { employment: id }, work })
          return { status: 200, body: preview }
        }
        await work(intake)
        const details = await leaverOfEmployment(intake.db, caller.tenant, id)
        if (details === undefined) return { status: 204 }
        return { status: 202, body: leaverView(details, { tenant: caller.tenant, temporalUiLink }) }
      },
  }),
]
