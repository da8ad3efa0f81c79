// The platform's stop switch (L14): for an emergency, by the operator on call.
import { z } from 'zod'
import { listStops } from '../db/stops.ts'
import { stopCauses, stoppables } from '../domain/stop.ts'
import { putStop } from '../intake/stop.ts'
import { causeOf, operators, type ApiDeps } from './deps.ts'
import { Id } from './fields.ts'
import { route, type Route } from './route.ts'
import { InstantField, ReasonField } from './schemas/values.ts'

const StopBody = z
  .strictObject({
    tenant: Id.nullable().meta({ description: 'Whose; null stops all tenants.' }),
    accounts: z.boolean().meta({ description: 'Whether no account is closed, access `now` included.' }),
    connections: z.boolean().meta({ description: 'Whether no Visma Connect connection is removed.' }),
    syncs: z.boolean().optional().meta({
      description:
        'Whether nothing is written to payroll systems; runs that are under way wait. Left out: as it is.',
    }),
    reason: ReasonField,
  })
  .meta({ id: 'StopSwitch' })

const Stops = z
  .strictObject({
    stops: z.array(
      z.strictObject({
        what: z.enum(stoppables),
        tenant: z.string().nullable(),
        cause: z.enum(stopCauses).meta({
          description: '`equal-refusals`: koppling itself, after more than 20 equal refusals in ten minutes.',
        }),
        reason: z.string(),
        actor: z.string(),
        since: InstantField,
      }),
    ),
  })
  .meta({ id: 'Stops' })

export const platformStopRoutes: Route<ApiDeps>[] = [
  route({
    operationId: 'getStop',
    tag: 'Platform',
    summary: 'Read what is stopped',
    method: 'get',
    path: '/platform/stop',
    roles: operators,
    actor: 'recorded',
    idempotency: 'none',
    answers: { 200: { description: 'The stops in force, the oldest first', schema: Stops } },
    problems: [],
    handle:
      ({ intake }: ApiDeps) =>
      async () => ({ status: 200, body: { stops: await listStops(intake.db) } }),
  }),
  route({
    operationId: 'putStop',
    tag: 'Platform',
    summary: 'Stop accounts, connections or syncs at once, or let them go on',
    description:
      'For the tenant named, or for all; the stops of others stay as they are. From the answer on nothing acts that is stopped, decisions of people and access `now` included; a call to Visma Connect or to a payroll system that is under way ends. What is due meanwhile is held, and goes on when the stop is lifted.',
    method: 'put',
    path: '/platform/stop',
    roles: operators,
    actor: 'required',
    idempotency: 'natural',
    body: StopBody,
    answers: { 200: { description: 'The stops in force, the oldest first', schema: Stops } },
    problems: ['not-found'],
    handle:
      ({ intake }: ApiDeps) =>
      async ({ caller, body: { reason, ...wanted }, request }) => {
        const { actor } = caller
        await putStop(intake, { ...causeOf({ caller, request }), actor, reason }, wanted)
        return { status: 200, body: { stops: await listStops(intake.db) } }
      },
  }),
]
