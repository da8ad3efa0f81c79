/** A first sync of a company with Tripletex at a rate limit, and a second one of which nothing changed. */
import { randomBytes, randomInt } from 'node:crypto'
import type { components } from '../src/client/schema.ts'
import { createTripletexControl, type TripletexControl } from '../src/sandbox/tripletex/control-client.ts'
import { norwegianAccount, norwegianNumbers } from '../test/support/norwegian-numbers.ts'
import { accepted, createCompany, type Company } from './company.ts'
import { elapsedMs } from './pace.ts'
import { ended } from './sync-runs.ts'
import { memoryMb } from './processes.ts'
import type { Ground } from './ground.ts'
import type { Section } from './table.ts'

const periodSeconds = 10
const employer = 'fjord'

export async function measureSyncs(ground: Ground, people: number, perSecond: number): Promise<Section> {
  const limit = { calls: perSecond * periodSeconds, seconds: periodSeconds }
  const { sandbox } = ground.instance
  if (sandbox === undefined) throw new Error('The benchmark syncs with the sandbox only.')
  const tripletex = createTripletexControl(sandbox.url)
  const company = await createCompany(ground)
  ground.report(`syncs: hiring ${people} employees`)
  await hire(company, people)
  const integration = await promoted(company, tripletex)
  await tripletex.setLimit(limit)

  ground.report(`syncs: the first run of ${people} employees, ${perSecond} calls a second`)
  const idle = await memoryMb(ground.pid('worker'))
  const first = await run({ company, integration, tripletex })
  const highest = await memoryMb(ground.pid('worker'))
  ground.report('syncs: the second run')
  const second = await run({ company, integration, tripletex })
  const atLimitMs = (first.calls * limit.seconds * 1_000) / limit.calls
  return {
    title: `Sync of ${people.toLocaleString('en')} employees with Tripletex, ${limit.calls} calls in ${limit.seconds} s`,
    rows: [
      { what: 'first run', unit: 's', bare: atLimitMs / 1_000, koppling: first.ms / 1_000 },
      { what: 'first run, until it writes', unit: 's', koppling: first.plannedMs / 1_000 },
      { what: 'first run, calls', unit: 'each', koppling: first.calls / people },
      {
        what: 'first run, answered 429',
        unit: '% of calls',
        koppling: (first.throttled * 100) / first.calls,
      },
      { what: 'second run', unit: 's', koppling: second.ms / 1_000 },
      { what: 'second run, writes', unit: 'calls', koppling: second.writes },
      { what: 'memory of the worker before', unit: 'MB', koppling: idle?.now },
      { what: 'memory of the worker at its highest', unit: 'MB', koppling: highest?.highest },
    ],
    notes: ['bare: the calls of the first run divided by the limit.'],
  }
}

type Running = { company: Company; integration: string; tripletex: TripletexControl }

async function run({ company: { admin }, integration, tripletex }: Running) {
  const before = (await tripletex.status()).calls
  const params = { path: { id: integration } }
  const begunAt = performance.now()
  let plannedMs = 0
  const ms = await elapsedMs(async () => {
    const { id } = accepted(await admin.POST('/v1/integrations/{id}/sync', { params, body: {} }))
    await ended(admin, id, () => (plannedMs = performance.now() - begunAt))
  })
  const after = (await tripletex.status()).calls
  const more = (what: keyof typeof after) => after[what] - before[what]
  return { ms, plannedMs, calls: more('total'), writes: more('writes'), throttled: more('throttled') }
}

async function hire(company: Company, people: number): Promise<void> {
  const path = { id: employer }
  const body = { name: 'Fjord AS', organisationNumber: '999999999', country: 'NO', timeZone: 'Europe/Oslo' }
  accepted(await company.admin.PUT('/v1/employers/{id}', { params: { path }, body }))
  const numbers = norwegianNumbers()
  const lines = Array.from({ length: people }, (_, index) => personOf(index, numbers.next().value))
  await company.load(lines)
}

function personOf(index: number, nationalId: string): components['schemas']['EmployeeLine'] {
  const id = `E${String(index).padStart(6, '0')}`
  return {
    id,
    employeeNumber: String(index + 1),
    givenName: 'Bench',
    familyName: id,
    workEmail: `${id.toLowerCase()}@example.no`,
    nationalId: { country: 'NO', number: nationalId },
    bankAccount: { country: 'NO', clearing: null, number: norwegianAccount(index) },
    departmentId: 'D10',
    employments: [
      {
        id: `${id}-1`,
        employerId: employer,
        startDate: '2020-02-01',
        contractType: 'permanent',
        fullTimePercent: '100',
        occupationCode: '2512101',
        pay: { type: 'monthly', amount: '50000', currency: 'NOK', from: '2025-01-01' },
      },
    ],
    user: null,
  }
}

/** By the set-up as people do it: credentials, mapping, a test of two, its approval, promotion to running by hand. */
async function promoted({ admin }: Company, tripletex: TripletexControl): Promise<string> {
  const organisationNumber = `9${randomInt(10_000_000, 99_999_999)}`
  const tokens = {
    consumerToken: `test-${randomBytes(8).toString('hex')}`,
    employeeToken: `test-${randomBytes(8).toString('hex')}`,
  }
  const { id: there } = await tripletex.putCompany({ name: 'Fjord AS', organisationNumber, tokens: [tokens] })
  await tripletex.addRows({
    company: there,
    rows: [{ resource: 'department', fields: { name: 'Development', departmentNumber: '10' } }],
  })
  const employerBody = { name: 'Fjord AS', organisationNumber, country: 'NO', timeZone: 'Europe/Oslo' }
  accepted(await admin.PUT('/v1/employers/{id}', { params: { path: { id: employer } }, body: employerBody }))
  const body = { system: 'tripletex', name: 'Payroll', employerId: employer }
  const { id } = accepted(await admin.POST('/v1/integrations', { body }))
  const params = { path: { id } }
  const mapping = {
    departments: { D10: { number: '10' } },
    contractTypes: { permanent: { employmentForm: 'PERMANENT' } },
  }
  accepted(await admin.PUT('/v1/integrations/{id}/mapping', { params, body: mapping }))
  const credentials = { credentials: tokens }
  accepted(await admin.PUT('/v1/integrations/{id}/credentials', { params, body: credentials }))
  const employees = ['E000000', 'E000001']
  const test = accepted(await admin.POST('/v1/integrations/{id}/test', { params, body: { employees } }))
  await ended(admin, test.id)
  accepted(await admin.POST('/v1/integrations/{id}/approve', { params }))
  accepted(await admin.POST('/v1/integrations/{id}/promote', { params, body: { schedule: null } }))
  return id
}
