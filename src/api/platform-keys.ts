// Keys of the platform itself: for its operators on call, and further ones like the deployment's own.
import { z } from 'zod'
import { listPlatformKeys } from '../db/api-keys.ts'
import { createApiKey } from '../intake/tenants.ts'
import { causeOf, type ApiDeps } from './deps.ts'
import { route, type Route } from './route.ts'
import { createdBy, Key, NewKey } from './schemas/key.ts'
import { NameField } from './schemas/values.ts'

const common = { tag: 'Platform', path: '/platform/keys', roles: ['platform'], actor: 'recorded' } as const

export const platformKeyRoutes: Route<ApiDeps>[] = [
  route({
    ...common,
    operationId: 'createPlatformKey',
    summary: 'Create a key of the platform',
    description:
      '`operator` sees leavers and alarms of all tenants without personal data, retries many and stops; `platform` makes tenants, partners and keys as well.',
    method: 'post',
    idempotency: 'key',
    body: z
      .strictObject({ role: z.enum(['operator', 'platform']), name: NameField })
      .meta({ id: 'NewPlatformKey' }),
    answers: { 201: { description: 'The key, with its secret', schema: NewKey } },
    problems: [],
    handle:
      ({ intake }: ApiDeps) =>
      async ({ caller, body, request }) => {
        const made = await createApiKey(intake, causeOf({ caller, request }), {
          ...body,
          tenant: null,
          partner: null,
          createdBy: createdBy(caller),
        })
        return { status: 201, body: { ...made.key, secret: made.secret } }
      },
  }),
  route({
    ...common,
    operationId: 'listPlatformKeys',
    summary: 'List the keys of the platform, never their secrets',
    method: 'get',
    idempotency: 'none',
    answers: {
      200: { description: 'The keys', schema: z.strictObject({ data: z.array(Key), next: z.null() }) },
    },
    problems: [],
    handle:
      ({ intake }: ApiDeps) =>
      async () => ({ status: 200, body: { data: await listPlatformKeys(intake.db), next: null } }),
  }),
]
