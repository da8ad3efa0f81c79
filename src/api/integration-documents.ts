// What is written of an integration: mapping with its versions (I8), scope, frozen dates.
import { z } from 'zod'
import type { Integration } from '../db/integrations.ts'
import type { MappingVersion } from '../db/integration-documents.ts'
import { putFrozen, putMapping, putScope, readMapping } from '../intake/integrations.ts'
import { unmappedValues } from '../intake/unmapped-values.ts'
import { admins, changeOf, readers, type ApiDeps } from './deps.ts'
import { checkIfMatch, etagOf } from './etags.ts'
import { Id } from './fields.ts'
import { checkOneEmployer, entryOf, integrationOf, isIntegrationId, noIntegration } from './integrations.ts'
import { route, type Route } from './route.ts'
import {
  FreezeField,
  MappingBody,
  mappingView,
  MappingView,
  MappingWithUnmapped,
  ScopeBody,
  scopeOf,
  scopeView,
  ScopeView,
} from './schemas/integration.ts'
import { createdBy } from './schemas/key.ts'
import { validate } from './validation.ts'

const common = { tag: 'Integrations', actor: 'recorded', params: z.strictObject({ id: Id }) } as const
const reading = { ...common, method: 'get', roles: readers, idempotency: 'none', etag: 'answered' } as const
const writing = { ...common, method: 'put', roles: admins, idempotency: 'natural', etag: 'if-match' } as const
const refusals = ['not-found', 'integration-disconnected', 'precondition-failed'] as const

const frozenView = ({ frozen }: Pick<Integration, 'frozen'>) => ({ dates: [...frozen] })

export const integrationDocumentRoutes: Route<ApiDeps>[] = [
  route({
    ...reading,
    operationId: 'getIntegrationMapping',
    summary: 'Read the mapping of an integration',
    description: 'The latest version, with every value of the scope that it says nothing about.',
    path: '/integrations/{id}/mapping',
    answers: { 200: { description: 'The mapping', schema: MappingWithUnmapped } },
    problems: ['not-found'],
    handle:
      (deps: ApiDeps) =>
      async ({ caller: { tenant }, params: { id } }) => {
        const { db, clock, vault } = deps.intake
        const integration = await integrationOf(db, tenant, id)
        const latest = await readMapping(db, tenant, integration)
        const entry = entryOf(deps, integration)
        const mapping = entry.mapping.parse(latest.mapping)
        const unmapped = await unmappedValues({ db, clock, vault }, tenant, {
          integration,
          unmappedOf: (document, absences) => entry.unmapped(document, mapping, absences),
        })
        const body = mappingView(latest)
        return { status: 200, body: { ...body, unmapped }, etag: etagOf(body) }
      },
  }),
  route({
    ...writing,
    operationId: 'putIntegrationMapping',
    summary: 'Replace the mapping of an integration',
    description:
      'Checked by the schema of the system. Each change is a new version, which live runs go by once it was tested and approved.',
    path: '/integrations/{id}/mapping',
    body: MappingBody,
    answers: { 200: { description: 'The mapping', schema: MappingView } },
    problems: refusals,
    handle:
      (deps: ApiDeps) =>
      async ({ caller, params: { id }, body, request }) => {
        const { ifMatch } = request
        const entry = entryOf(deps, await integrationOf(deps.intake.db, caller.tenant, id))
        const mapping = validate({ schema: entry.newMapping ?? entry.mapping, value: body, where: 'body' })
        const accept = (current: MappingVersion) => checkIfMatch({ ifMatch, current: mappingView(current) })
        const put = { id, accept, mapping, madeBy: createdBy(caller) }
        const view = mappingView(await putMapping(deps.intake, changeOf({ caller, request }), put))
        return { status: 200, body: view, etag: etagOf(view) }
      },
  }),
  route({
    ...reading,
    operationId: 'getIntegrationScope',
    summary: 'Read whom an integration covers',
    path: '/integrations/{id}/scope',
    answers: { 200: { description: 'The scope', schema: ScopeView } },
    problems: ['not-found'],
    handle:
      ({ intake: { db } }: ApiDeps) =>
      async ({ caller: { tenant }, params: { id } }) => {
        const body = scopeView((await integrationOf(db, tenant, id)).scope)
        return { status: 200, body, etag: etagOf(body) }
      },
  }),
  route({
    ...writing,
    operationId: 'putIntegrationScope',
    summary: 'Change whom an integration covers',
    description:
      'Whoever leaves the scope is removed nowhere. If it covers more than before, the next live run asks for an approval of its numbers; and of what was promoted, others that may cover the same employees are to be accepted by name, as at promotion.',
    path: '/integrations/{id}/scope',
    body: ScopeBody,
    answers: { 200: { description: 'The scope', schema: ScopeView } },
    problems: [
      ...refusals,
      'dataset-not-offered',
      'employer-unknown',
      'one-employer-per-file',
      'employee-unknown',
      'integrations-overlap',
    ],
    handle:
      (deps: ApiDeps) =>
      async ({ caller, params: { id }, body, request }) => {
        const integration = await integrationOf(deps.intake.db, caller.tenant, id)
        const entry = entryOf(deps, integration)
        const scope = scopeOf(body)
        checkOneEmployer(entry, { ...integration, scope, at: '' })
        const { ifMatch } = request
        const accept = (current: Integration['scope']) =>
          checkIfMatch({ ifMatch, current: scopeView(current) })
        const { acceptOverlapWith } = body
        const put = { id, accept, scope, acceptOverlapWith, offered: entry.datasets }
        const view = scopeView(await putScope(deps.intake, changeOf({ caller, request }), put))
        return { status: 200, body: view, etag: etagOf(view) }
      },
  }),
  route({
    ...reading,
    operationId: 'getIntegrationFreeze',
    summary: 'Read the dates on which an integration does not run',
    path: '/integrations/{id}/freeze',
    answers: { 200: { description: 'The dates', schema: FreezeField } },
    problems: ['not-found'],
    handle:
      ({ intake: { db } }: ApiDeps) =>
      async ({ caller: { tenant }, params: { id } }) => {
        const body = frozenView(await integrationOf(db, tenant, id))
        return { status: 200, body, etag: etagOf(body) }
      },
  }),
  route({
    ...writing,
    operationId: 'putIntegrationFreeze',
    summary: 'Set the dates on which an integration does not run',
    description: 'Such as the cut-off of a payroll. A run that falls on one of them is frozen, not missed.',
    path: '/integrations/{id}/freeze',
    body: FreezeField,
    answers: { 200: { description: 'The dates', schema: FreezeField } },
    problems: refusals,
    handle:
      (deps: ApiDeps) =>
      async ({ caller, params: { id }, body, request }) => {
        if (!isIntegrationId(id)) throw noIntegration(id)
        const { ifMatch } = request
        const accept = (frozen: readonly string[]) =>
          checkIfMatch({ ifMatch, current: frozenView({ frozen: [...frozen] }) })
        const put = { id, accept, dates: body.dates }
        const frozen = await putFrozen(deps.intake, changeOf({ caller, request }), put)
        const view = frozenView({ frozen: [...frozen] })
        return { status: 200, body: view, etag: etagOf(view) }
      },
  }),
]
