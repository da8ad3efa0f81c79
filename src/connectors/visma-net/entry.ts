/** Visma.net in the catalogue: what a customer hands over and what a mapping says (I1). */
import { z } from 'zod'
import { requirementsOfVismaNet } from '../../domain/requirements-of-visma-net.ts'
import type { CatalogueEntry } from '../connector.ts'
import { mapped, unmapped } from './mapped.ts'

export const VISMA_NET_URLS = ['https://api.employeecore.hrm.visma.net/v2'] as const
export const VISMA_NET_TOKEN_URL = 'https://connect.visma.com/connect/token'

/** `apiUrls`: those that a customer may choose from, the first unless chosen. */
function credentialsFor(apiUrls: readonly [string, ...string[]]) {
  return z.strictObject({
    clientId: z
      .string()
      .min(1)
      .max(200)
      .meta({ title: 'Client id', description: 'Of the service application, by Visma.' }),
    clientSecret: z.string().min(1).max(500).meta({ title: 'Client secret', description: 'Of the same.' }),
    tenantId: z
      .string()
      .regex(/^[A-Za-z0-9-]{1,64}$/, { error: 'must be the id of a company, such as a GUID.' })
      .meta({
        title: 'Tenant id',
        description:
          "Of the company, as it is shown when the integration is accepted in the Visma App Store; the customer's own tenant id opens nothing.",
      }),
    apiUrl: z.enum(apiUrls).default(apiUrls[0]).meta({ title: 'Address of the API' }),
  })
}

export type VismaNetCredentials = {
  clientId: string
  clientSecret: string
  tenantId: string
  apiUrl: string
}

const Key = z.string().min(1)
const RemoteId = z
  .string()
  .min(1)
  .max(64)
  .meta({ description: 'An id there (GUID), of `GET /taxUnits` or `GET /workTimeAgreements`.' })

const Contract = z.strictObject({
  employmentForm: z
    .enum([
      'fast',
      'midlertidig',
      'fastAnsattUtleid',
      'midlertidigAnsattUtleid',
      'midlertidigAnsattSomTilkallingsvikar',
    ])
    .meta({ description: 'The form of employment there.' }),
  typeOfPosition: z.string().min(1).max(50).default('Ordinary'),
  workTimeAgreement: RemoteId.nullable().default(null),
})

const Dimension = z.strictObject({
  dimension: Key.max(50).meta({ description: 'The accounting dimension there.', examples: ['1'] }),
  value: Key.max(50).meta({ description: 'Its value.', examples: ['210'] }),
})

/** What the connector writes itself, or Visma.net keeps. */
const taken = new Set([
  ...['id', 'tenantId', 'number', 'isDraft', 'personNames', 'personIds', 'dateOfBirth', 'address', 'eTag'],
  ...['salaryPaymentMethod', 'positions', 'lastChange', 'manager', 'taxInformation', 'additionalAccounts'],
])
const Property = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]{0,63}$/, { error: 'must be a name such as emailAddress.' })
  .refine((name) => !taken.has(name), { error: 'is a property that holds something else.' })
  .nullable()
  .default(null)

const Properties = z.strictObject({
  workEmail: Property,
  privateEmail: Property,
  mobilePhone: Property,
  bankAccount: Property,
})

/** The keys are koppling's ids and codes. */
export const VismaNetMapping = z.strictObject({
  createAs: z.enum(['draft', 'active']).default('draft').meta({
    description: 'Drafts wait for a person who activates them in Visma.net.',
  }),
  offices: z
    .record(Key, RemoteId)
    .default({})
    .meta({ description: 'Office to its tax unit (virksomhet); comes before `employers`.' }),
  employers: z.record(Key, RemoteId).default({}).meta({ description: 'Employer to its tax unit.' }),
  defaultTaxUnit: RemoteId.nullable().default(null),
  contractTypes: z.record(Key, Contract).default({}),
  defaultContractType: Contract.nullable().default(null),
  defaultWorkTimeAgreement: RemoteId.nullable().default(null),
  occupationCodes: z
    .record(Key, z.string().regex(/^\d{7}$/))
    .default({})
    .meta({ description: 'To seven digits of STYRK; codes that are seven digits need no mapping.' }),
  departments: z
    .record(Key, Dimension)
    .default({})
    .meta({ description: 'Department to an accounting dimension and its value.' }),
  defaultDepartment: Dimension.nullable().default(null),
  defaultCountry: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullable()
    .default('NO')
    .meta({ description: 'Where the address tells no country, at creation only.' }),
  paymentType: z
    .string()
    .min(1)
    .max(50)
    .default('cash')
    .meta({ description: 'The salary payment method at creation; payroll says the rest.' }),
  properties: Properties.default({
    workEmail: null,
    privateEmail: null,
    mobilePhone: null,
    bankAccount: null,
  }).meta({
    description:
      'The names of fields that Visma.net does not publish, as the OpenAPI of the company shows them; without a name the value is not sent.',
  }),
})
export type VismaNetMapping = z.output<typeof VismaNetMapping>
export type VismaNetContract = z.output<typeof Contract>

export function vismaNetEntry(
  apiUrls: readonly [string, ...string[]],
): CatalogueEntry<VismaNetCredentials, VismaNetMapping> {
  return {
    id: 'visma-net',
    name: 'Visma.net',
    description:
      'Creates and updates employees, positions and pay in Visma.net (Employee API v2). Whoever is new becomes a draft that payroll activates, unless the mapping says otherwise. Visma.net works off what it is sent by jobs, so results arrive some time later.',
    credentials: credentialsFor(apiUrls),
    mapping: VismaNetMapping,
    datasets: ['employees'],
    testWrites: 'draft',
    transport: 'api',
    asynchronous: true,
    schedule: true,
    requirements: requirementsOfVismaNet,
    mapped,
    unmapped,
  }
}
