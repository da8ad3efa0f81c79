// An integration with Visma.net, set up through HTTP alone; the sandbox's company is what receives.
import type { VismaNetControl } from '../../src/sandbox/visma-net/control-client.ts'
import type { VismaNetMapping } from '../../src/connectors/visma-net/entry.ts'
import type { EmployeeDocument } from '../../src/domain/documents.ts'
import { goLive, integrationThroughHttp, type HttpRig } from './http-integrations.ts'
import { norwegianNumbers } from './norwegian-numbers.ts'
import type { Product } from './product.ts'
import { putVismaNetCompany } from './visma-net-company.ts'
import { employmentOf, mappingOf, personOf } from './visma-net-people.ts'

export type { Sync } from './http-integrations.ts'

export type VismaNetRig = HttpRig & {
  /** Its id there. */
  company: string
  control: VismaNetControl
  numbersThere(): Promise<string[]>
}

const numbers = norwegianNumbers()
const identityNumbers: string[] = []

/** Another one for each employee number. */
function identityNumber(number: number): string {
  while (identityNumbers.length <= number) identityNumbers.push(numbers.next().value)
  return identityNumbers[number] as string
}

/** `startDate` of last month, so that the first run has nothing to tell of what was before it. */
export const documentOf = (number: number, changes: Partial<EmployeeDocument> = {}): EmployeeDocument =>
  personOf(String(number), {
    familyName: `Test ${number}`,
    nationalId: { country: 'NO', number: identityNumber(number) },
    bankAccount: null,
    employments: [employmentOf(`E${number}-1`)],
    ...changes,
  })

/** As far as the credentials, which are proven. */
export async function vismaNetIntegration(
  product: Product,
  changes: Partial<typeof VismaNetMapping._zod.input> = {},
): Promise<VismaNetRig> {
  const [apiUrl = ''] = product.config.payroll.vismaNetApiUrls
  const { tenantId, settings, credentials, control } = await putVismaNetCompany({
    url: apiUrl.replace('/visma-net/v2', ''),
  })
  const rig = await integrationThroughHttp(product, {
    system: 'visma-net',
    employer: {
      id: 'fjord',
      name: settings.name,
      organisationNumber: settings.organisationNumber,
      country: 'NO',
      timeZone: 'Europe/Oslo',
    },
    mapping: mappingOf(changes),
    credentials,
    documentOf,
  })
  return {
    ...rig,
    company: tenantId,
    control,
    numbersThere: async () =>
      (await control.employees({ company: tenantId })).map(({ number }) => number).toSorted(),
  }
}

/** The same, tested with two employees, approved and promoted to running by hand. */
export async function liveVismaNetIntegration(
  product: Product,
  changes: Partial<typeof VismaNetMapping._zod.input> = {},
): Promise<VismaNetRig> {
  const rig = await vismaNetIntegration(product, changes)
  await goLive(rig)
  return rig
}
