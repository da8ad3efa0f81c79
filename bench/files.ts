/** A first run of a company with a system that takes files, and a second one of which nothing changed. */
import { randomBytes } from 'node:crypto'
import type { components } from '../src/client/schema.ts'
import { createSftpControl } from '../src/sandbox/sftp/control-client.ts'
import { swedishNumber } from '../test/support/swedish-numbers.ts'
import { accepted, createCompany, type Company } from './company.ts'
import { elapsedMs } from './pace.ts'
import { memoryMb } from './processes.ts'
import { ended, type Sync } from './sync-runs.ts'
import type { Ground } from './ground.ts'
import type { Section } from './table.ts'

const employer = 'acme-se'
const name = 'Acme AB'

export async function measureFiles(ground: Ground, people: number): Promise<Section> {
  const { sandbox } = ground.instance
  if (sandbox === undefined) throw new Error('The benchmark delivers to the sandbox only.')
  const company = await createCompany(ground)
  ground.report(`files: hiring ${people} employees`)
  await hire(company, people)
  const integration = await promoted(company, sandbox.url)
  ground.report(`files: the first run of ${people} employees`)
  const idle = await memoryMb(ground.pid('worker'))
  const first = await run(company, integration)
  const highest = await memoryMb(ground.pid('worker'))
  ground.report('files: the second run')
  const second = await run(company, integration)
  return {
    title: `Files: ${people.toLocaleString('en')} employees for Agda PS, over SFTP`,
    rows: [
      { what: 'first run', unit: 's', koppling: first.ms / 1_000 },
      { what: 'its file', unit: 'MB', koppling: (first.sync.file?.size ?? 0) / 1_000_000 },
      { what: 'second run', unit: 's', koppling: second.ms / 1_000 },
      { what: 'second run, files', unit: 'files', koppling: second.sync.file === null ? 0 : 1 },
      { what: 'memory of the worker before', unit: 'MB', koppling: idle?.now },
      { what: 'memory of the worker at its highest', unit: 'MB', koppling: highest?.highest },
    ],
    notes: [],
  }
}

async function run({ admin }: Company, id: string): Promise<{ ms: number; sync: Sync }> {
  const params = { path: { id } }
  let sync: Sync | undefined
  const ms = await elapsedMs(async () => {
    const started = accepted(await admin.POST('/v1/integrations/{id}/sync', { params, body: {} }))
    sync = await ended(admin, started.id)
  })
  if (sync === undefined) throw new Error('the run did not end')
  return { ms, sync }
}

async function hire(company: Company, people: number): Promise<void> {
  const path = { id: employer }
  const body = { name, organisationNumber: '5567037485', country: 'SE', timeZone: 'Europe/Stockholm' }
  accepted(await company.admin.PUT('/v1/employers/{id}', { params: { path }, body }))
  await company.load(Array.from({ length: people }, (_, index) => personOf(index)))
}

function personOf(index: number): components['schemas']['EmployeeLine'] {
  const id = `E${String(index).padStart(6, '0')}`
  return {
    id,
    employeeNumber: String(index + 1),
    givenName: 'Bench',
    familyName: `Öst ${id}`,
    workEmail: `${id.toLowerCase()}@example.se`,
    mobilePhone: '+46700000000',
    nationalId: { country: 'SE', number: swedishNumber(index) },
    address: { street: 'Gatan 1', postalCode: '11122', city: 'Stockholm', country: 'SE' },
    bankAccount: { country: 'SE', clearing: '8327-9', number: '123456789' },
    departmentId: 'D10',
    employments: [
      {
        id: `${id}-1`,
        employerId: employer,
        startDate: '2020-02-01',
        contractType: 'permanent',
        fullTimePercent: '100',
        jobTitle: 'Utvecklare',
        pay: { type: 'monthly', amount: '42000', currency: 'SEK', from: '2025-01-01' },
      },
    ],
    user: null,
  }
}

/** By the set-up as people do it: mapping, credentials, a test of two, its approval, promotion to running by hand. */
async function promoted({ admin }: Company, sandboxUrl: string): Promise<string> {
  const sftp = createSftpControl(sandboxUrl)
  const username = `bench-${randomBytes(4).toString('hex')}`
  const password = `test-${randomBytes(8).toString('hex')}`
  await sftp.putAccount({ username, password, format: 'aim' })
  const { host, port, hostKey } = await sftp.status()
  const body = { system: 'agda-ps', name: 'Payroll', employerId: employer }
  const { id } = accepted(await admin.POST('/v1/integrations', { body }))
  const params = { path: { id } }
  const mapping = {
    departments: { D10: '210' },
    contractTypes: { permanent: 'T' },
    payCodes: { monthly: '100' },
  }
  accepted(await admin.PUT('/v1/integrations/{id}/mapping', { params, body: mapping }))
  const credentials = { credentials: { host, port, username, password, hostKey }, companyName: name }
  accepted(await admin.PUT('/v1/integrations/{id}/credentials', { params, body: credentials }))
  const employees = ['E000000', 'E000001']
  const test = accepted(await admin.POST('/v1/integrations/{id}/test', { params, body: { employees } }))
  await ended(admin, test.id)
  accepted(await admin.POST('/v1/integrations/{id}/approve', { params }))
  accepted(await admin.POST('/v1/integrations/{id}/promote', { params, body: { schedule: null } }))
  return id
}
