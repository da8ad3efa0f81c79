/** The connector of Visma.net against the sandbox, over HTTP: the sandbox's ledger is the witness. */
import { inspect } from 'node:util'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Asked, Connection, Settled, Written } from '../../src/connectors/connector.ts'
import { ConnectorFailure } from '../../src/connectors/errors.ts'
import type { VismaNetCredentials, VismaNetMapping } from '../../src/connectors/visma-net/entry.ts'
import { createVismaNet } from '../../src/connectors/visma-net/visma-net.ts'
import type { EmployeeDocument } from '../../src/domain/documents.ts'
import { inDays } from '../support/dates.ts'
import { putVismaNetCompany, type VismaNetCompany } from '../support/visma-net-company.ts'
import { employmentOf, kariNumber, mappingOf, personOf } from '../support/visma-net-people.ts'
import { startVismaNetSandbox, type VismaNetSandbox } from '../support/visma-net.ts'

type VismaNet = ReturnType<typeof createVismaNet>

let sandbox: VismaNetSandbox
let company: VismaNetCompany
let connection: Connection<VismaNetMapping>
const opened: VismaNet[] = []

function open({
  credentials = company.credentials,
  ...options
}: { credentials?: VismaNetCredentials } & Parameters<typeof createVismaNet>[0] = {}) {
  const { apiUrl, tokenUrl } = sandbox
  const vismaNet = createVismaNet({ apiUrls: [apiUrl], tokenUrl, ...options })
  opened.push(vismaNet)
  return vismaNet.connect(credentials)
}

beforeAll(async () => {
  sandbox = await startVismaNetSandbox()
})
afterAll(() => sandbox[Symbol.asyncDispose]())

beforeEach(async () => {
  await sandbox.control.reset()
  company = await putVismaNetCompany({ url: sandbox.url })
  connection = open()
})
afterEach(async () => {
  await sandbox.control.clearFaults()
  await Promise.all(opened.splice(0).map((one) => one.close()))
})

const asked = (employee: EmployeeDocument, changes: Partial<Asked<VismaNetMapping>> = {}) => ({
  employee,
  mapping: company.mapping,
  remoteId: null,
  today: '2026-06-15',
  startsOn: null,
  ...changes,
})
async function settledBy(receipt: string): Promise<Settled | undefined> {
  return await connection.settle?.(receipt)
}
const settled = (written: Written) => settledBy(written.receipt ?? '')
const employeesThere = (number: string) => sandbox.control.employees({ company: company.tenantId, number })
const counts = async (employeeNumber: string) => (await sandbox.control.counts({ employeeNumber }))[0]

/** The failure of a call; it must be one of ours and carry neither a secret nor anything of a person. */
async function failureOf(call: Promise<unknown>): Promise<ConnectorFailure> {
  const failure: unknown = await call.then(
    (value) => expect.unreachable(`was answered with ${inspect(value)}`),
    (error: unknown) => error,
  )
  if (!(failure instanceof ConnectorFailure)) throw failure
  const all = `${inspect(failure, { depth: 10, showHidden: true })} ${JSON.stringify(failure)} ${failure.stack}`
  for (const secret of [company.credentials.clientSecret, 'Kari', 'Prøve', 'example.no', kariNumber])
    expect(all).not.toContain(secret)
  return failure
}

/** Made there and settled; answers its id. */
async function made(employee: EmployeeDocument, mapping = company.mapping): Promise<string> {
  const answer = await settled(await connection.write(asked(employee, { mapping })))
  if (answer?.outcome !== 'done') throw new Error(`became ${inspect(answer)}`)
  return answer.remote.id
}

describe('I3: authorise', () => {
  test('reads the company and proves by the scopes of the token that writing is allowed; makes nobody', async () => {
    expect(await connection.authorise()).toEqual({
      company: {
        id: company.tenantId,
        name: 'Fjord AS',
        organisationNumber: company.settings.organisationNumber,
      },
      proven: { read: true, write: true },
    })
    expect(await sandbox.control.entries()).toEqual([])
  })

  test.for([[['read']], [['write']]] as ('read' | 'write')[][][])(
    'where the customer lets it %s alone, nothing else is proven',
    async ([rights = []]) => {
      const { clientId } = company.credentials
      await sandbox.control.putCompany({ ...company.settings, clients: [{ id: clientId, rights }] })
      expect(await open().authorise()).toMatchObject({
        proven: { read: rights.includes('read'), write: rights.includes('write') },
      })
    },
  )

  test('rights that were given meanwhile count at once, although a token without them is still good', async () => {
    const { clientId } = company.credentials
    const lets = (rights: ('read' | 'write')[]) =>
      sandbox.control.putCompany({ ...company.settings, clients: [{ id: clientId, rights }] })
    await lets(['read'])
    expect((await connection.authorise()).proven.write).toBe(false)
    await lets(['read', 'write'])
    expect((await connection.authorise()).proven.write).toBe(true)
  })

  test.for([
    ['a secret', { clientSecret: 'of-nobody' }],
    ['a tenant', { tenantId: '99999999-0000-4000-8000-000000000000' }],
  ] as [string, Partial<VismaNetCredentials>][])('%s that is not known is refused', async ([, wrong]) => {
    const credentials = { ...company.credentials, ...wrong }
    expect(await failureOf(open({ credentials }).authorise())).toMatchObject({
      name: 'Unauthorised',
      code: 'credentials-rejected',
    })
  })

  test('a client that was never let into the company is refused with where to let it in', async () => {
    await sandbox.control.putCompany({ ...company.settings, clients: [] })
    expect((await failureOf(open().authorise())).message).toContain('Visma App Store')
  })

  test("the id of the customer's tenant gets a token that Visma.net rejects: told in words, with the way out", async () => {
    const customer = await putVismaNetCompany({ url: sandbox.url, kind: 'customer' })
    const { credentials } = customer
    const failure = await failureOf(open({ credentials }).authorise())
    expect(failure).toMatchObject({ name: 'Unauthorised', code: 'session-rejected', status: 401 })
    for (const words of ["customer's tenant", 'Visma App Store', 'choose the company', 'tenant id'])
      expect(failure.message).toContain(words)
  })

  test('a token that is rejected once is replaced once', async () => {
    await sandbox.control.addFault({ kind: 'answer', status: 401, method: 'POST', times: 1 })
    expect(await connection.write(asked(personOf('1042')))).toMatchObject({ outcome: 'created' })
    await sandbox.control.addFault({ kind: 'answer', status: 401, method: 'POST', times: 2 })
    expect((await failureOf(connection.write(asked(personOf('1043'))))).code).toBe('session-rejected')
  })

  test('addresses that are not allowed are refused', () => {
    const elsewhere = createVismaNet()
    opened.push(elsewhere)
    expect(() => elsewhere.connect(company.credentials)).toThrow('not among those')
  })
})

describe('I12: find', () => {
  const somebody = {
    employeeNumber: '77',
    givenName: 'kari',
    familyName: 'Prøve ',
    emails: [],
    birthDate: '1990-05-04',
  }
  const there = (number: string, changes: object = {}) => ({
    employee: {
      number,
      personNames: [
        { firstName: 'Former', lastName: 'Name', activeEnd: '2024-12-31' },
        { firstName: 'Kari', lastName: 'Prøve', activeStart: '2025-01-01', activeEnd: inDays(20) },
        { firstName: 'Kari', lastName: 'To Be', activeStart: inDays(21) },
      ],
      dateOfBirth: '1990-05-04',
      ...changes,
    },
  })
  const add = (...documents: { employee: Record<string, unknown> }[]) =>
    sandbox.control.addDocuments({ company: company.tenantId, documents })

  test('by number, else by name and birth date; everyone is read page by page, drafts as well', async () => {
    const crowd = Array.from({ length: 120 }, (_, index) =>
      there(String(1000 + index), { dateOfBirth: '1980-01-01', isDraft: index % 2 === 0 }),
    )
    const [byName] = await add(there('1'), ...crowd)
    expect(await connection.find(somebody)).toMatchObject([
      { remoteId: byName, by: 'name-and-birth-date', employeeNumber: '1', email: null },
    ])
    const [byNumber] = await add(there('77', { personNames: [{ firstName: 'Ola', lastName: 'Dahl' }] }))
    expect(await connection.find(somebody)).toMatchObject([
      { remoteId: byNumber, by: 'employee-number', givenName: 'Ola' },
    ])
    const pages = await Array.fromAsync(connection.everyone())
    expect(pages.map((page) => page.length)).toEqual([50, 50, 22])
    expect(new Set(pages.flat().map(({ remoteId }) => remoteId)).size).toBe(122)
    expect(await connection.read(byNumber ?? '')).toMatchObject({ employeeNumber: '77', version: /./ })
    expect(await connection.read('99999999-0000-4000-8000-000000000000')).toBeUndefined()
  })
})

describe('I6: write', () => {
  test('somebody new is a job, then a draft that waits for a person; a second run writes nothing', async () => {
    const first = await connection.write(asked(personOf('1042')))
    expect(first).toMatchObject({ outcome: 'created', reach: 'sent', remote: null })
    expect(first.receipt).toMatch(/^employees\/jobs\/[\w-]+$/)
    const answer = await settled(first)
    expect(answer).toMatchObject({ outcome: 'done', reach: 'waiting', remote: { version: /./ } })
    const [there] = await employeesThere('1042')
    expect(there).toMatchObject({ isDraft: true, _embedded: { positions: [{ activeStart: '2020-02-01' }] } })
    const remoteId = there?.id ?? ''
    expect(answer).toMatchObject({ remote: { id: remoteId } })
    const second = await connection.write(asked(personOf('1042'), { remoteId }))
    expect(second).toMatchObject({ outcome: 'unchanged', reach: 'waiting', receipt: null })
    expect(await counts('1042')).toMatchObject({ created: 1, updated: 0, refused: 0 })
    const { activated } = await sandbox.control.activate({ company: company.tenantId })
    expect(activated).toEqual(['1042'])
    expect(await connection.write(asked(personOf('1042'), { remoteId }))).toMatchObject({ reach: null })
  })

  test('where the mapping says so somebody new is there at once', async () => {
    const mapping = mappingOf({ createAs: 'active' })
    const written = await connection.write(asked(personOf('1042'), { mapping }))
    expect(await settled(written)).toMatchObject({ outcome: 'done', reach: 'accepted' })
    expect(await employeesThere('1042')).toMatchObject([{ isDraft: false }])
  })

  test('what would happen is told before, field by field, and nothing is written', async () => {
    const before = await connection.compare(asked(personOf('1042')))
    expect(before).toMatchObject({ outcome: 'created', reach: null, remote: null, receipt: null })
    expect(await sandbox.control.entries()).toEqual([])
    const remoteId = await made(personOf('1042'))
    const changed = personOf('1042', { familyName: 'Nordmann' })
    const later = await connection.compare(asked(changed, { remoteId }))
    expect(later).toMatchObject({ outcome: 'updated', remote: { id: remoteId }, receipt: null })
    expect(later.fields.filter(({ outcome }) => outcome === 'updated')).toEqual([
      { field: 'familyName', outcome: 'updated', from: 'Prøve', to: 'Nordmann', reason: null },
    ])
    expect(await counts('1042')).toMatchObject({ created: 1, updated: 0 })
  })

  test('a new name, a raise, an end and a return are jobs of their own; whatever else is there stays', async () => {
    const remoteId = await made(personOf('1042'))
    const [before] = await employeesThere('1042')
    const [first] = before?._embedded.positions ?? []
    const pensions = [{ id: 'p-1', activeStart: '2021-01-01' }]
    const history = [
      { salaryType: 'Period', contractSalaryType: 'Hourly', hourlySalary: '200', activeEnd: '2024-12-31' },
      {
        salaryType: 'Period',
        contractSalaryType: 'Monthly',
        monthlySalary: '50000.25',
        activeStart: '2025-01-01',
      },
    ]
    await sandbox.control.edit({
      company: company.tenantId,
      number: '1042',
      employee: { pensions, notes: 'by hand', companyBike: { colour: 'red' } },
      positions: { [first?.id ?? '']: { salaryInformation: history, customSalaryRates: [{ rate: '100' }] } },
    })
    const changed = personOf('1042', {
      familyName: 'Nordmann',
      employments: [
        employmentOf('E1042-1', {
          lastDay: '2026-06-30',
          pay: { type: 'monthly', amount: '60000', currency: 'NOK', from: '2026-05-01' },
        }),
        employmentOf('E1042-2', { startDate: '2026-09-01' }),
      ],
    })
    const written = await connection.write(asked(changed, { remoteId }))
    expect(written).toMatchObject({ outcome: 'updated', reach: 'sent', remote: { id: remoteId } })
    expect(written.receipt?.split(' ')).toHaveLength(3)
    expect(await settled(written)).toMatchObject({ outcome: 'done', remote: { id: remoteId } })
    const [after] = await employeesThere('1042')
    expect(after).toMatchObject({
      pensions,
      notes: 'by hand',
      companyBike: { colour: 'red' },
      personNames: [
        { firstName: 'Kari', lastName: 'Prøve', activeEnd: '2026-06-14' },
        { lastName: 'Nordmann', activeStart: '2026-06-15' },
      ],
      _embedded: {
        positions: [
          {
            activeEnd: '2026-06-30',
            customSalaryRates: [{ rate: '100' }],
            salaryInformation: [
              { hourlySalary: '200' },
              { monthlySalary: '50000.25', activeEnd: '2026-04-30' },
              { monthlySalary: '60000', activeStart: '2026-05-01' },
            ],
          },
          { activeStart: '2026-09-01' },
        ],
      },
    })
    const again = await connection.write(asked(changed, { remoteId }))
    expect(again).toMatchObject({ outcome: 'unchanged', receipt: null })
    expect(await sandbox.control.losses()).toEqual([])
    expect(await counts('1042')).toMatchObject({ created: 1, lost: [], overwritten: [] })
  })

  test('what is refused at once names what is wrong in the words of the system', async () => {
    const mapping = mappingOf({ properties: { workEmail: 'emailAddress' } })
    const refused = await connection.write(asked(personOf('1042'), { mapping }))
    expect(refused).toMatchObject({ outcome: 'refused', reach: null, remote: null, receipt: null })
    expect(refused.fields.find(({ field }) => field === 'workEmail')).toMatchObject({
      outcome: 'refused',
      reason: 'emailAddress: is not a property',
    })
    expect(refused.fields.find(({ field }) => field === 'givenName')).toMatchObject({
      outcome: 'not-sent',
      reason: 'refused-together',
    })
    await sandbox.control.putCompany({ ...company.settings, properties: { employee: ['emailAddress'] } })
    expect(await made(personOf('1042'), mapping)).toMatch(/./)
    expect(await employeesThere('1042')).toMatchObject([{ emailAddress: 'kari.1042@example.no' }])
  })

  test('a part that is refused does not keep the others back', async () => {
    const remoteId = await made(personOf('1042'))
    const mapping = mappingOf({ properties: { workEmail: 'emailAddress' } })
    const changed = personOf('1042', { employments: [employmentOf('E1042-1', { lastDay: '2026-12-31' })] })
    const written = await connection.write(asked(changed, { mapping, remoteId }))
    expect(written).toMatchObject({ outcome: 'refused', reach: 'sent', remote: { id: remoteId } })
    expect(await settled(written)).toMatchObject({ outcome: 'done' })
    expect(await employeesThere('1042')).toMatchObject([
      { _embedded: { positions: [{ activeEnd: '2026-12-31' }] } },
    ])
  })

  test('who is gone there is told, and so is a job that is', async () => {
    const remoteId = '99999999-0000-4000-8000-000000000000'
    expect(await connection.write(asked(personOf('7'), { remoteId }))).toMatchObject({
      outcome: 'refused',
      fields: [{ field: 'employee', reason: 'gone-there' }],
    })
    const since = { remoteId, askedAt: new Date().toISOString() }
    expect(await connection.write(asked(personOf('7'), since))).toMatchObject({
      fields: [{ field: 'employee', reason: 'gone-there' }],
    })
    const linkedByHand = { ...since, remoteId: '../companySettings?' }
    expect(await connection.write(asked(personOf('7'), linkedByHand))).toMatchObject({
      fields: [{ field: 'employee', reason: 'gone-there' }],
    })
    expect(await failureOf(settledBy(`employees/jobs/${remoteId}`))).toMatchObject({
      name: 'Refused',
      code: 'not-found',
    })
  })
})

describe('I6: settle', () => {
  test('a job under way is not settled; one that fails late tells why in the words of the system', async () => {
    await sandbox.control.putSettings({ jobSeconds: { least: 600, most: 600 } })
    const first = await connection.write(asked(personOf('1042')))
    expect(await settled(first)).toBeUndefined()
    await sandbox.control.finishJobs()
    expect(await settled(first)).toMatchObject({ outcome: 'done' })
    const twice = await connection.write(asked(personOf('1042')))
    await sandbox.control.finishJobs()
    expect(await settled(twice)).toEqual({
      outcome: 'refused',
      reason: 'number: is the number of another employee',
    })
    expect(await counts('1042')).toMatchObject({ created: 1, failed: 1 })
  })

  test.for([['Failed'], ['Cancelled'], ['Succeeded']] as const)(
    'a job that %s with a result of severity error is refused',
    async ([status]) => {
      const remoteId = await made(personOf('1042'))
      await sandbox.control.addFault({ kind: 'fail-job', status, property: 'address', message: 'is wrong' })
      const written = await connection.write(asked(personOf('1042', { familyName: 'Dahl' }), { remoteId }))
      expect(await settled(written)).toEqual({ outcome: 'refused', reason: 'address: is wrong' })
    },
  )

  test('of several jobs all are waited for, and one that fails is told', async () => {
    const remoteId = await made(personOf('1042'))
    const late = { path: '/employees/{id}/positions/{positionId}', method: 'PUT' } as const
    await sandbox.control.addFault({ kind: 'fail-job', message: 'is locked', ...late })
    await sandbox.control.putSettings({ jobSeconds: { least: 600, most: 600 } })
    const changed = personOf('1042', {
      familyName: 'Nordmann',
      employments: [employmentOf('E1042-1', { lastDay: '2026-12-31' })],
    })
    const written = await connection.write(asked(changed, { remoteId }))
    expect(await settled(written)).toBeUndefined()
    await sandbox.control.finishJobs()
    expect(await settled(written)).toEqual({ outcome: 'refused', reason: 'is locked' })
    expect(await employeesThere('1042')).toMatchObject([{ personNames: [{}, { lastName: 'Nordmann' }] }])
  })
})

describe('somebody else writes too', () => {
  test('a document that changed meanwhile is read again and merged once more, three times at most', async () => {
    const remoteId = await made(personOf('1042'))
    const stale = { kind: 'answer', status: 412, body: { message: 'Changed.' }, method: 'PUT' } as const
    const changed = personOf('1042', { employments: [employmentOf('E1042-1', { lastDay: '2026-12-31' })] })
    await sandbox.control.addFault({ ...stale, times: 2 })
    expect(await connection.write(asked(changed, { remoteId }))).toMatchObject({ outcome: 'updated' })
    await sandbox.control.addFault(stale)
    const renamed = { ...changed, familyName: 'Nordmann' }
    expect(await failureOf(connection.write(asked(renamed, { remoteId })))).toMatchObject({
      name: 'Unavailable',
      code: 'revision-conflict',
    })
    expect(await sandbox.control.losses()).toEqual([])
  })
})

describe('I9: a write of which nobody heard is looked for, not repeated', () => {
  const askedAt = () => new Date().toISOString()

  test.for([['accept-then-drop'], ['do-then-fail'], ['do-then-hang']] as const)(
    '%s at the making: waited for while it may be under way, then found by its number',
    async ([kind]) => {
      await sandbox.control.putSettings({ jobSeconds: { least: 600, most: 600 } })
      await sandbox.control.addFault({ kind, method: 'POST', times: 1 })
      const patient = open({ callMs: kind === 'do-then-hang' ? 3_000 : 8_000 })
      const since = { askedAt: askedAt() }
      expect((await failureOf(patient.write(asked(personOf('1042'))))).name).toBe('OutcomeUnknown')
      expect(await failureOf(connection.write(asked(personOf('1042'), since)))).toMatchObject({
        name: 'OutcomeUnknown',
        code: 'job-not-over',
      })
      await sandbox.control.finishJobs()
      const found = await connection.write(asked(personOf('1042'), since))
      expect(found).toMatchObject({ outcome: 'unchanged', reach: 'waiting', receipt: null })
      expect(found.remote?.id).toBe((await employeesThere('1042'))[0]?.id)
      expect(await counts('1042')).toMatchObject({ created: 1, accepted: 1 })
    },
  )

  test('one that never arrived is made then, and jobs of others are not waited for', async () => {
    await sandbox.control.putSettings({ jobSeconds: { least: 600, most: 600 } })
    await sandbox.control.addFault({ kind: 'refuse', method: 'POST', times: 1 })
    const since = { askedAt: askedAt() }
    expect((await failureOf(connection.write(asked(personOf('1042'))))).name).toBe('OutcomeUnknown')
    const { credentials } = await putVismaNetCompany({ ...company.settings, url: sandbox.url })
    await sandbox.control.putSettings({ jobSeconds: { least: 600, most: 600 } })
    await open({ credentials }).write(asked(personOf('7')))
    expect(await connection.write(asked(personOf('1042'), since))).toMatchObject({
      outcome: 'created',
      reach: 'sent',
    })
    await sandbox.control.finishJobs()
    expect(await counts('1042')).toMatchObject({ created: 1, accepted: 1 })
  })

  test('jobs that are known to be about others are not waited for, however many there are; its own is', async () => {
    await sandbox.control.putSettings({ jobSeconds: { least: 600, most: 600 } })
    const since = { askedAt: askedAt() }
    await connection.write(asked(personOf('7')))
    expect(await connection.write(asked(personOf('1042'), since))).toMatchObject({ outcome: 'created' })
    expect((await failureOf(connection.write(asked(personOf('1042'), since)))).code).toBe('job-not-over')
    // A process that knows of no receipt waits for all.
    expect((await failureOf(open().write(asked(personOf('1043'), since)))).code).toBe('job-not-over')
    await sandbox.control.finishJobs()
    expect(await counts('1042')).toMatchObject({ created: 1, accepted: 1 })
  })

  test('a job from long before is not waited for', async () => {
    await sandbox.control.putSettings({ jobSeconds: { least: 600, most: 600 } })
    await connection.write(asked(personOf('7')))
    const since = { askedAt: new Date(Date.now() + 120_000).toISOString() }
    expect(await connection.write(asked(personOf('1042'), since))).toMatchObject({ outcome: 'created' })
  })

  test('whoever carries the number is not taken for somebody else by it alone', async () => {
    await made(personOf('1042', { givenName: 'Ola' }))
    const since = { askedAt: askedAt() }
    expect(await connection.write(asked(personOf('1042'), since))).toMatchObject({
      outcome: 'refused',
      fields: [{ field: 'employeeNumber', reason: 'number-taken-there' }],
    })
    expect(await counts('1042')).toMatchObject({ created: 1, updated: 0, accepted: 1 })
  })

  test('changes and a new position that were taken are waited for, and there once', async () => {
    const remoteId = await made(personOf('1042'))
    await sandbox.control.putSettings({ jobSeconds: { least: 600, most: 600 } })
    const positions = { path: '/employees/{id}/positions', method: 'POST', times: 1 } as const
    await sandbox.control.addFault({ kind: 'accept-then-drop', ...positions })
    const changed = personOf('1042', {
      employments: [
        employmentOf('E1042-1', { lastDay: '2026-06-30' }),
        employmentOf('E1042-2', { startDate: '2026-09-01' }),
      ],
    })
    const since = { remoteId, askedAt: askedAt() }
    const unknown = await failureOf(connection.write(asked(changed, { remoteId })))
    expect(unknown).toMatchObject({ name: 'OutcomeUnknown', code: 'job-not-over' })
    expect((await failureOf(connection.write(asked(changed, since)))).code).toBe('job-not-over')
    await sandbox.control.finishJobs()
    expect(await connection.write(asked(changed, since))).toMatchObject({ outcome: 'unchanged' })
    expect(await counts('1042')).toMatchObject({ positions: { '2020-02-01': 1, '2026-09-01': 1 } })
    expect(await sandbox.control.losses()).toEqual([])
  })

  test('what was sent before something failed is not forgotten, although that something certainly was not done', async () => {
    const remoteId = await made(personOf('1042'))
    const positions = { path: '/employees/{id}/positions', method: 'POST', times: 1 } as const
    await sandbox.control.addFault({ kind: 'answer', status: 503, ...positions })
    const changed = personOf('1042', {
      employments: [
        employmentOf('E1042-1', { lastDay: '2026-06-30' }),
        employmentOf('E1042-2', { startDate: '2026-09-01' }),
      ],
    })
    const since = { remoteId, askedAt: askedAt() }
    expect(await failureOf(connection.write(asked(changed, since)))).toMatchObject({
      name: 'OutcomeUnknown',
      code: 'job-not-over',
    })
    expect(await connection.write(asked(changed, since))).toMatchObject({ outcome: 'updated' })
    expect(await counts('1042')).toMatchObject({ positions: { '2020-02-01': 1, '2026-09-01': 1 } })
  })

  test('what was refused at the door, or never left, was not carried out', async () => {
    await sandbox.control.addFault({ kind: 'answer', status: 503, method: 'POST', times: 1 })
    expect(await failureOf(connection.write(asked(personOf('1042'))))).toMatchObject({
      name: 'Unavailable',
      code: 'server-error',
    })
    const headers = { 'retry-after': '30' }
    await sandbox.control.addFault({ kind: 'answer', status: 429, headers, method: 'POST', times: 1 })
    expect(await failureOf(connection.write(asked(personOf('1042'))))).toMatchObject({
      name: 'Throttled',
      retryAfterMs: 30_000,
    })
  })
})

test('an endpoint that is going to be retired is told once, without ids', async () => {
  const sunset = 'Tue, 31 Dec 2030 23:59:59 GMT'
  await sandbox.control.putSettings({ sunset })
  const told: object[] = []
  const noticing = open({ onSunset: (notice) => void told.push(notice) })
  const remoteId = await made(personOf('1042'))
  for (let round = 1; round <= 2; round += 1)
    await noticing.write(asked(personOf('1042', { familyName: `N${round}` }), { remoteId }))
  expect(told).toEqual([
    { endpoint: 'GET /employees/{id}', sunset },
    { endpoint: 'PUT /employees/{id}', sunset },
  ])
})
