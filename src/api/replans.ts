// Re-plans: changes that concern many people, and how far their leavers follow them.
import { z } from 'zod'
import { findReplan, listReplans, type Replan } from '../db/replans.ts'
import { readers, type ApiDeps } from './deps.ts'
import { Id } from './fields.ts'
import { keysetList, listOf } from './lists.ts'
import { Problem } from './problems.ts'
import { route, type Route } from './route.ts'
import { InstantField } from './schemas/values.ts'

const ReplanView = z
  .strictObject({
    id: z.string(),
    what: z.enum(['settings', 'user-template', 'employer']),
    subjectId: z.string().meta({ description: 'The id of what was changed; of the settings the tenant.' }),
    actor: z.string().nullable(),
    reason: z.string().nullable(),
    stage: z.enum(['planning', 'telling', 'finished']),
    people: z
      .strictObject({
        total: z.int(),
        done: z.int(),
        failed: z
          .int()
          .meta({ description: 'Left out after an error; planned at their next change or date.' }),
      })
      .meta({ description: 'Those with a terminated employment whom the change may concern.' }),
    moved: z.int().meta({ description: 'Leavers that were opened, moved or ended so far.' }),
    toTell: z.int().nullable().meta({
      description: 'Workflows that are to hear of their new date; null until everybody is planned.',
    }),
    told: z.int(),
    startedAt: InstantField,
    plannedAt: InstantField.nullable(),
    finishedAt: InstantField.nullable(),
    supersededBy: z
      .string()
      .nullable()
      .meta({ description: 'A later change of the settings, whose re-plan took over what was left to do.' }),
  })
  .meta({ id: 'Replan' })

const list = keysetList({
  name: 'replans',
  position: z.strictObject({ startedAt: z.iso.datetime(), id: z.string() }),
})
const common = {
  tag: 'Re-plans',
  roles: readers,
  actor: 'recorded',
  idempotency: 'none',
  method: 'get',
} as const

export const replanRoutes: Route<ApiDeps>[] = [
  route({
    ...common,
    operationId: 'listReplans',
    summary: 'List re-plans',
    description: 'Newest first. Here a re-plan is found again whose id was lost with the answer.',
    path: '/replans',
    query: z.strictObject(list.fields),
    answers: { 200: { description: 'Re-plans', schema: listOf(ReplanView) } },
    problems: [],
    handle:
      ({ intake }: ApiDeps) =>
      async ({ caller, query: { cursor, limit } }) => {
        const rows = await listReplans(intake.db, caller.tenant, { after: cursor, limit: limit + 1 })
        return {
          status: 200,
          body: list.page({ rows, limit, at: ({ position }) => position, view: replanView }),
        }
      },
  }),
  route({
    ...common,
    operationId: 'getReplan',
    summary: 'Read a re-plan',
    description:
      'First everybody is planned again, then the workflows whose date moved are told, soonest first. Nobody is closed by a former date meanwhile.',
    path: '/replans/{id}',
    params: z.strictObject({ id: Id }),
    answers: { 200: { description: 'The re-plan', schema: ReplanView } },
    problems: ['not-found'],
    handle:
      ({ intake }: ApiDeps) =>
      async ({ caller, params: { id } }) => {
        const known = z.uuid().safeParse(id).success
          ? await findReplan(intake.db, caller.tenant, id)
          : undefined
        if (known === undefined) throw new Problem('not-found', { detail: `There is no re-plan ${id}.` })
        return { status: 200, body: replanView(known) }
      },
  }),
]

/** To be spread into the answers of changes that concern many. */
export const replanHeader = {
  headers: {
    'Koppling-Replan':
      'The re-plan that follows, to be looked at by GET /v1/replans/{id}; left out where no date can move.',
  },
}

export function replanHeaderOf(replan: string | undefined) {
  return replan === undefined ? {} : { headers: { 'Koppling-Replan': replan } }
}

function replanView({
  cause,
  subject,
  total,
  done,
  failed,
  plannedAt,
  finishedAt,
  ...replan
}: Replan): z.input<typeof ReplanView> {
  return {
    id: replan.id,
    what: replan.what,
    subjectId: subject,
    actor: cause.actor ?? null,
    reason: cause.reason ?? null,
    stage: stageOf({ plannedAt, finishedAt }),
    people: { total, done, failed },
    moved: replan.moved,
    toTell: replan.toTell,
    told: replan.told,
    startedAt: replan.startedAt,
    plannedAt,
    finishedAt,
    supersededBy: replan.supersededBy,
  }
}

function stageOf({
  plannedAt,
  finishedAt,
}: Pick<Replan, 'plannedAt' | 'finishedAt'>): z.input<typeof ReplanView>['stage'] {
  if (finishedAt !== null) return 'finished'
  return plannedAt === null ? 'planning' : 'telling'
}
