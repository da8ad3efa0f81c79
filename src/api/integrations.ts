// Integrations with payroll systems (I1-I12): which there are, how far each is, and what comes next.
import { z } from 'zod'
import type { Knex } from 'knex'
import type { AnyEntry } from '../connectors/connector.ts'
import { findIntegration, listIntegrations, type Integration } from '../db/integrations.ts'
import { listMissed } from '../db/missed-syncs.ts'
import { readSettings } from '../db/settings.ts'
import type { Scope } from '../domain/integration.ts'
import { whatNext, type NextStep, type SetUpRules } from '../domain/set-up.ts'
import { createIntegration } from '../intake/integrations.ts'
import { readSetUp, setUpRulesOf } from '../intake/set-up-of.ts'
import { integrationWorkflowId } from '../temporal/ids.ts'
import { admins, changeOf, readers, type ApiDeps } from './deps.ts'
import { etagOf } from './etags.ts'
import { Id } from './fields.ts'
import { keysetList, listOf } from './lists.ts'
import { Problem } from './problems.ts'
import { route, type Route } from './route.ts'
import { IntegrationBody, integrationView, IntegrationView, scopeOf } from './schemas/integration.ts'
import { createdBy } from './schemas/key.ts'

const list = keysetList({
  name: 'integrations',
  position: z.strictObject({ createdAt: z.iso.datetime(), id: z.uuid() }),
})
const common = { tag: 'Integrations', actor: 'recorded' } as const

export const integrationRoutes: Route<ApiDeps>[] = [
  route({
    ...common,
    operationId: 'createIntegration',
    summary: 'Set up an integration',
    description:
      'Nothing is sent before credentials are proven, a test was looked at, and the integration is promoted. `nextStep` says what comes next, and with which call.',
    method: 'post',
    path: '/integrations',
    roles: admins,
    idempotency: 'key',
    etag: 'answered',
    body: IntegrationBody,
    answers: { 201: { description: 'The integration', schema: IntegrationView } },
    problems: [
      'system-unknown',
      'dataset-not-offered',
      'employer-unknown',
      'one-employer-per-file',
      'employee-unknown',
      'integration-exists',
    ],
    handle:
      (deps: ApiDeps) =>
      async ({ caller, body, request }) => {
        const entry = deps.catalogue.get(body.system)
        if (entry === undefined) throw systemUnknown(deps, body.system)
        const scope = scopeOf(body.scope)
        checkOneEmployer(entry, { ...body, scope, at: '/scope' })
        const integration = await createIntegration(deps.intake, changeOf({ caller, request }), {
          ...body,
          scope,
          startsOn: body.startsOn,
          mapping: entry.mapping.safeParse({}).data ?? {},
          offered: entry.datasets,
          createdBy: createdBy(caller),
        })
        return { status: 201, ...(await shownBy(deps, caller.tenant)(integration)) }
      },
  }),
  route({
    ...common,
    operationId: 'listIntegrations',
    summary: 'List integrations',
    description: 'The oldest first, those that are disconnected as well.',
    method: 'get',
    path: '/integrations',
    roles: readers,
    idempotency: 'none',
    query: z.strictObject(list.fields),
    answers: { 200: { description: 'Integrations', schema: listOf(IntegrationView) } },
    problems: [],
    handle:
      (deps: ApiDeps) =>
      async ({ caller: { tenant }, query: { cursor, limit } }) => {
        const rows = await listIntegrations(deps.intake.db, tenant, { after: cursor, limit: limit + 1 })
        const at = ({ createdAt, id }: Integration) => ({ createdAt, id })
        const page = list.page({ rows, limit, at, view: (integration) => integration })
        const show = shownBy(deps, tenant)
        const data = []
        for (const integration of page.data) data.push((await show(integration)).body)
        return { status: 200, body: { ...page, data } }
      },
  }),
  route({
    ...common,
    operationId: 'getIntegration',
    summary: 'Read an integration',
    method: 'get',
    path: '/integrations/{id}',
    roles: readers,
    idempotency: 'none',
    etag: 'answered',
    params: z.strictObject({ id: Id }),
    answers: { 200: { description: 'The integration', schema: IntegrationView } },
    problems: ['not-found'],
    handle:
      (deps: ApiDeps) =>
      async ({ caller: { tenant }, params: { id } }) => {
        const integration = await integrationOf(deps.intake.db, tenant, id)
        return { status: 200, ...(await shownBy(deps, tenant)(integration)) }
      },
  }),
]

/** Throws the problem `not-found`. */
export async function integrationOf(db: Knex, tenant: string, id: string): Promise<Integration> {
  const found = isIntegrationId(id) ? await findIntegration(db, tenant, id) : undefined
  if (found === undefined) throw noIntegration(id)
  return found
}

/** What is no UUID is nobody's id, and PostgreSQL need not be asked. */
export const isIntegrationId = (id: string): boolean => z.uuid().safeParse(id).success

export const noIntegration = (id: string): Problem =>
  new Problem('not-found', { detail: `There is no integration ${id}.` })

/** What is known of its system; whoever set it up has it, so a deployment that lost it is a fault. */
export function entryOf({ catalogue }: ApiDeps, { system }: Integration): AnyEntry {
  const entry = catalogue.get(system)
  if (entry === undefined) throw new Error(`no system ${system} in the catalogue`)
  return entry
}

const mostMissed = 30

/** The integration as it is shown, with what comes next by the settings and the time of now. */
export function shownBy({ intake: { db, clock }, temporalUiLink }: ApiDeps, tenant: string) {
  let rules: Promise<SetUpRules> | undefined
  const readRules = async () => setUpRulesOf(await readSettings(db, tenant), await clock(db))
  return async (integration: Integration) => {
    rules ??= readRules()
    const nextStep = await nextStepOf(db, { tenant, integration, rules: await rules })
    const temporal = temporalUiLink(integrationWorkflowId({ tenant, integration: integration.id }))
    const missed = await listMissed(db, { tenant, integration: integration.id }, mostMissed)
    const body = integrationView(integration, { nextStep, missed, temporal })
    return { body, etag: etagOf(body) }
  }
}

/** Null: it is live by what was tested, or over. */
async function nextStepOf(
  db: Knex,
  { tenant, integration, rules }: { tenant: string; integration: Integration; rules: SetUpRules },
): Promise<NextStep | null> {
  const { stage, promoted, mappingVersion, liveMappingVersion } = integration
  if (stage === 'disconnected') return null
  const next = whatNext(await readSetUp(db, tenant, integration), rules)
  const isSettled = promoted !== null && liveMappingVersion === mappingVersion
  return isSettled && next.step !== 'credentials' ? null : next
}

/** Throws the Problem `one-employer-per-file`. */
export function checkOneEmployer(
  { name, transport }: AnyEntry,
  { employerId, scope, at }: { employerId: string; scope: Pick<Scope, 'employerIds'>; at: string },
): void {
  const other = (scope.employerIds ?? []).findIndex((id) => id !== employerId)
  if (transport !== 'file' || other === -1) return
  const detail = `${name} takes one file for each organisation, and this integration is of ${employerId}; leave the others out, and set up integrations of their own`
  throw new Problem('one-employer-per-file', {
    detail,
    errors: [{ pointer: `${at}/employerIds/${other}`, detail }],
  })
}

function systemUnknown({ catalogue }: ApiDeps, system: string): Problem {
  const known = [...catalogue.keys()].map((id) => JSON.stringify(id)).join(', ')
  const detail = `There is no system ${JSON.stringify(system)}. Send one of ${known}.`
  return new Problem('system-unknown', { detail, errors: [{ pointer: '/system', detail }] })
}
