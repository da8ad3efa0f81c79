/** Which identity provider a tenant goes by: what is sent, and what is shown of it. */
import { z } from 'zod'
import type { OwnProvider } from '../../db/identity-providers.ts'
import { suspendingWords, type ProviderDocument } from '../../domain/identity-provider.ts'
import { CodeField, InstantField, ReasonField } from './values.ts'

const UrlField = z
  .url({ protocol: /^https?$/, error: 'must be an absolute URL with https.' })
  .max(2_000)
  .meta({ examples: ['https://connect.visma.com/connect/token'] })

const defaultScopes = ['publicapi:user:read', 'publicapi:user:update', 'publicapi:user:create']
const neededScopes = defaultScopes.slice(0, 2)

const Scopes = z
  .array(z.string().regex(/^[\x21\x23-\x5b\x5d-\x7e]{1,100}$/, { error: 'must be a scope without blanks.' }))
  .min(1)
  .max(20)
  .refine((scopes) => neededScopes.every((scope) => scopes.includes(scope)), {
    error: `must hold at least ${neededScopes.join(' and ')}: to find a person and to take the connection.`,
  })

/** What may stand in a header (RFC 6750, 2.1), and in the form of a token request. */
const SecretField = (pattern: RegExp) =>
  z
    .string()
    .regex(pattern, { error: 'holds characters that no such secret has.' })
    .max(4_000)
    .meta({ description: 'Kept encrypted, and shown by no answer.' })

const Client = z
  .strictObject({
    mode: z.literal('public-api'),
    clientId: CodeField.nullable().default(null).meta({
      description: 'A client of your own; null goes by the client of the deployment.',
    }),
    clientSecret: SecretField(/^[\x20-\x7e]+$/)
      .nullable()
      .default(null),
    scopes: Scopes.default(defaultScopes),
    tokenUrl: UrlField.nullable().default(null).meta({ description: 'Null: the deployment’s.' }),
    apiUrl: UrlField.nullable().default(null).meta({ description: 'Null: the deployment’s.' }),
  })
  .refine(({ clientId, clientSecret }) => (clientId === null) === (clientSecret === null), {
    error: 'must be sent together with `clientId`.',
    path: ['clientSecret'],
  })
  .refine(({ clientId, tokenUrl, apiUrl }) => clientId !== null || (tokenUrl === null && apiUrl === null), {
    error: 'is needed where addresses are sent: the client of the deployment has its own.',
    path: ['clientId'],
  })
  .meta({ id: 'PublicApiProvider' })

const Scim = z
  .strictObject({
    mode: z.literal('scim2'),
    baseUrl: UrlField.refine((url) => !url.includes('?'), { error: 'must have no query.' }).meta({
      description:
        'The SCIM endpoint of the customer, below which `/Users` and `/ServiceProviderConfig` lie, such as https://scim.example.com/acme/v2.',
    }),
    token: SecretField(/^[A-Za-z0-9._~+/-]+=*$/),
    confirm: z
      .string()
      .max(200)
      .optional()
      .meta({
        description: `Exactly \`${suspendingWords}\`, typed by whoever decides so. Without it, or with other words, the answer is the problem \`confirmation-in-words-required\` with the words.`,
      }),
  })
  .meta({ id: 'ScimProvider' })

const Task = z
  .strictObject({
    mode: z.literal('task'),
    text: ReasonField.meta({
      description: 'What somebody is to do; stands in the to-do. No personal data.',
    }),
  })
  .meta({ id: 'TaskProvider' })

export const NewIdentityProvider = z
  .discriminatedUnion('mode', [Client, Scim, Task])
  .meta({ id: 'NewIdentityProvider' })

export type NewIdentityProvider = z.output<typeof NewIdentityProvider>

const shown = {
  hasSecret: z.boolean(),
  changedAt: InstantField.nullable().meta({ description: 'Null where the tenant has none of its own.' }),
}

export const IdentityProviderView = z
  .discriminatedUnion('mode', [
    z.strictObject({
      mode: z.literal('public-api'),
      clientId: z.string().nullable().meta({ description: 'Null: the client of the deployment.' }),
      scopes: z.array(z.string()).nullable(),
      tokenUrl: z.string().nullable().meta({ description: 'Null: the deployment’s.' }),
      apiUrl: z.string().nullable().meta({ description: 'Null: the deployment’s.' }),
      ...shown,
    }),
    z.strictObject({ mode: z.literal('scim2'), baseUrl: z.string(), ...shown }),
    z.strictObject({ mode: z.literal('task'), text: z.string(), ...shown }),
  ])
  .meta({ id: 'IdentityProvider' })

type Shown = { document: ProviderDocument; changedAt: string | null }

export function identityProviderView(
  own: OwnProvider | Shown | undefined,
): z.input<typeof IdentityProviderView> {
  if (own === undefined) {
    const none = { clientId: null, scopes: null, tokenUrl: null, apiUrl: null }
    return { mode: 'public-api', ...none, hasSecret: false, changedAt: null }
  }
  const { document, changedAt } = own
  if (document.mode !== 'public-api') return { ...document, hasSecret: document.mode === 'scim2', changedAt }
  return { ...document, scopes: [...document.scopes], hasSecret: true, changedAt }
}
