// Which identity provider the tenant goes by: proven by a real call before it is kept; secrets are written, never read.
import { findOwnProvider, type OwnProvider } from '../db/identity-providers.ts'
import { suspendingWords, type ProviderDocument } from '../domain/identity-provider.ts'
import { putIdentityProvider, type NewProvider } from '../intake/identity-providers.ts'
import { TargetRefused, type TargetProblem } from '../webhooks/target.ts'
import { admins, changeOf, type ApiDeps, type ProviderRefusal } from './deps.ts'
import { checkIfMatch, etagOf } from './etags.ts'
import { Problem } from './problems.ts'
import { route, type Route } from './route.ts'
import {
  identityProviderView,
  IdentityProviderView,
  NewIdentityProvider,
} from './schemas/identity-provider.ts'
import { dryRunQuery } from './schemas/preview.ts'

const common = { tag: 'Settings', path: '/visma-connect', roles: admins, actor: 'recorded' } as const
const answer = { description: 'How connections are taken and made', schema: IdentityProviderView }

const shownWith = (own: OwnProvider | undefined) => {
  const body = identityProviderView(own)
  return { body, etag: etagOf(body) }
}

/** What is kept of what was sent; a URL that is the deployment's own is kept as such, so that the same client is known as the same. */
function newProviderOf(
  body: NewIdentityProvider,
  urls: ApiDeps['identityProof']['deploymentUrls'],
): NewProvider {
  if (body.mode === 'task') return { document: body, secret: null }
  if (body.mode === 'scim2')
    return { document: { mode: body.mode, baseUrl: body.baseUrl }, secret: body.token }
  const { mode, clientId, clientSecret, scopes } = body
  if (clientId === null) return { document: undefined, secret: null }
  const tokenUrl = body.tokenUrl === urls?.tokenUrl ? null : body.tokenUrl
  const apiUrl = body.apiUrl === urls?.apiUrl ? null : body.apiUrl
  return { document: { mode, clientId, scopes, tokenUrl, apiUrl }, secret: clientSecret }
}

const whyRefused: Record<TargetProblem, string> = {
  'url-invalid': 'is not an absolute URL.',
  'url-scheme': 'must begin with https://.',
  'url-credentials': 'must not carry credentials.',
  'url-port': 'must use port 443, or one from 1024 up.',
  'url-fragment': 'must not carry a fragment.',
  'name-unknown': 'names a host that cannot be found.',
  'address-refused': 'leads to an address that is not public.',
}

/** The addresses that are called and are not the deployment's. */
function addressesOf(document: ProviderDocument | undefined): [string, string][] {
  if (document?.mode === 'scim2') return [['baseUrl', document.baseUrl]]
  if (document?.mode !== 'public-api') return []
  const { tokenUrl, apiUrl } = document
  const named = { tokenUrl, apiUrl }
  return Object.entries(named).flatMap(([name, url]) => (url === null ? [] : [[name, url]]))
}

async function checkAddresses(
  { check, deploymentUrls }: ApiDeps['identityProof'],
  document: ProviderDocument | undefined,
): Promise<void> {
  if (document?.mode === 'public-api' && deploymentUrls === undefined) refuseMissingAddresses(document)
  for (const [name, url] of addressesOf(document)) {
    try {
      await check(url)
    } catch (error) {
      if (!(error instanceof TargetRefused)) throw error
      const detail = whyRefused[error.problem]
      throw new Problem('identity-provider-url-refused', {
        detail: `\`${name}\` ${detail}`,
        errors: [{ pointer: `/${name}`, detail }],
      })
    }
  }
}

function refuseMissingAddresses({
  tokenUrl,
  apiUrl,
}: {
  tokenUrl: string | null
  apiUrl: string | null
}): void {
  const missing = Object.entries({ tokenUrl, apiUrl }).filter(([, url]) => url === null)
  if (missing.length === 0) return
  const detail = 'is needed: this deployment has no client of Visma Connect itself.'
  throw new Problem('invalid-request', { errors: missing.map(([name]) => ({ pointer: `/${name}`, detail })) })
}

function refuseUnproven(refusal: ProviderRefusal | undefined): void {
  if (refusal === undefined) return
  const { detail, code, answered, says } = refusal
  throw new Problem('identity-provider-refused', {
    detail,
    members: { code, ...(answered !== undefined && { answered }), ...(says !== undefined && { says }) },
  })
}

function refuseUnconfirmed(confirm: string | undefined): void {
  if (confirm === suspendingWords) return
  throw new Problem('confirmation-in-words-required', {
    detail: `With mode scim2 the whole Visma account of people who leave is suspended, in every product of Visma, not only here. If that is wanted, send confirm: "${suspendingWords}".`,
    errors: [{ pointer: '/confirm', detail: `must be exactly: ${suspendingWords}` }],
    members: { words: suspendingWords },
  })
}

export const vismaConnectRoutes: Route<ApiDeps>[] = [
  route({
    ...common,
    operationId: 'getVismaConnect',
    summary: 'Read how Visma Connect connections are taken and made',
    description: 'The mode and how it is reached, never its secret.',
    method: 'get',
    idempotency: 'none',
    etag: 'answered',
    answers: { 200: answer },
    problems: [],
    handle:
      ({ intake }: ApiDeps) =>
      async ({ caller }) => ({ status: 200, ...shownWith(await findOwnProvider(intake.db, caller.tenant)) }),
  }),
  route({
    ...common,
    operationId: 'putVismaConnect',
    summary: 'Say how Visma Connect connections are taken and made',
    description:
      'Three modes: `public-api` by a client of Visma Connect (without `clientId` the deployment’s), `scim2` by suspending whole Visma accounts at a SCIM 2.0 provider, `task` by a to-do for a person. Proven by a real call before it is kept; a refusal changes nothing. What is under way goes on by it at its next attempt, and what waited for a person is tried again. With `dryRun` it is proven and not kept.',
    method: 'put',
    idempotency: 'natural',
    etag: 'if-match',
    query: dryRunQuery,
    body: NewIdentityProvider,
    answers: { 200: answer },
    problems: [
      'precondition-failed',
      'confirmation-in-words-required',
      'identity-provider-url-refused',
      'identity-provider-refused',
    ],
    prepare:
      ({ identityProof }: ApiDeps) =>
      async ({ body, query }) => {
        if (body.mode === 'scim2' && !query.dryRun) refuseUnconfirmed(body.confirm)
        const { document, secret } = newProviderOf(body, identityProof.deploymentUrls)
        await checkAddresses(identityProof, document)
        if (document !== undefined) refuseUnproven(await identityProof.prove(document, secret))
      },
    handle:
      ({ intake, identityProof }: ApiDeps) =>
      async ({ caller, query, body, request }) => {
        const { ifMatch } = request
        const accept = (current: OwnProvider | undefined) =>
          checkIfMatch({ ifMatch, current: identityProviderView(current) })
        const { document, secret } = newProviderOf(body, identityProof.deploymentUrls)
        if (query.dryRun) {
          accept(await findOwnProvider(intake.db, caller.tenant))
          return { status: 200, body: identityProviderView(document && { document, changedAt: null }) }
        }
        const change = changeOf({ caller, request })
        const own = await putIdentityProvider(intake, change, { document, secret, accept })
        return { status: 200, ...shownWith(own) }
      },
  }),
]
