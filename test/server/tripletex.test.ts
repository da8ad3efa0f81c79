/** The connector of Tripletex against the sandbox, over HTTP: the sandbox's ledger is the witness. */
import { once } from 'node:events'
import { createServer } from 'node:net'
import { inspect } from 'node:util'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ConnectorFailure, Refused } from '../../src/connectors/errors.ts'
import { createTripletex } from '../../src/connectors/tripletex/tripletex.ts'
import type { AddressInfo, Socket } from 'node:net'
import type { Asked, Connection } from '../../src/connectors/connector.ts'
import type { TripletexMapping } from '../../src/connectors/tripletex/entry.ts'
import type { EmployeeDocument } from '../../src/domain/documents.ts'
import type { RowInSandbox } from '../../src/sandbox/tripletex/control-client.ts'
import { employmentOf, kariNumber, mappingOf, personOf } from '../support/tripletex-people.ts'
import { fjord, startTripletexSandbox, tripletexTokens, type TripletexSandbox } from '../support/tripletex.ts'

type Tripletex = ReturnType<typeof createTripletex>

let sandbox: TripletexSandbox
let company: number
let connection: Connection<TripletexMapping>
const opened: Tripletex[] = []

function open({
  tokens = tripletexTokens,
  ...options
}: { tokens?: typeof tripletexTokens } & Parameters<typeof createTripletex>[0] = {}) {
  const tripletex = createTripletex({ apiUrls: [sandbox.apiUrl], ...options })
  opened.push(tripletex)
  return tripletex.connect({ ...tokens, apiUrl: sandbox.apiUrl })
}

beforeAll(async () => {
  sandbox = await startTripletexSandbox()
})
afterAll(() => sandbox[Symbol.asyncDispose]())

beforeEach(async () => {
  await sandbox.control.reset()
  company = (
    await sandbox.control.putCompany({ ...fjord, departmentsRequired: true, divisionsRequired: true })
  ).id
  await addRows([
    { resource: 'department', fields: { name: 'Development', departmentNumber: '10' } },
    { resource: 'department', fields: { name: 'Other', departmentNumber: '100' } },
    { resource: 'division', fields: { name: 'Oslo', organizationNumber: '888888888' } },
  ])
  await sandbox.control.setLimit({ calls: 10_000, seconds: 10 })
  connection = open()
})
afterEach(async () => {
  await sandbox.control.clearFaults()
  await Promise.all(opened.splice(0).map((one) => one.close()))
})

const addRows = (rows: RowInSandbox[]) => sandbox.control.addRows({ company, rows })
const asked = (employee: EmployeeDocument, changes: Partial<Asked<TripletexMapping>> = {}) => ({
  employee,
  mapping: mappingOf(),
  remoteId: null,
  today: '2026-06-15',
  startsOn: null,
  ...changes,
})
const employeesThere = (employeeNumber: string) => sandbox.control.employees({ company, employeeNumber })
const counts = async (employeeNumber: string) => (await sandbox.control.counts({ employeeNumber }))[0]
const failedFields = (fields: { field: string; outcome: string }[]) =>
  fields.filter(({ outcome }) => outcome !== 'unchanged' && outcome !== 'created')

/** The failure of a call; it must be one of ours and carry no token. */
async function failureOf(call: Promise<unknown>): Promise<ConnectorFailure> {
  const failure: unknown = await call.then(
    (value) => expect.unreachable(`was answered with ${inspect(value)}`),
    (error: unknown) => error,
  )
  if (!(failure instanceof ConnectorFailure)) throw failure
  const all = `${inspect(failure, { depth: 10, showHidden: true })} ${JSON.stringify(failure)} ${failure.stack}`
  for (const secret of [...Object.values(tripletexTokens), 'example.no', kariNumber])
    expect(all).not.toContain(secret)
  return failure
}

describe('I3: authorise', () => {
  test('reads the company and proves that reading and writing are allowed, and makes nobody', async () => {
    expect(await connection.authorise()).toEqual({
      company: { id: String(company), name: 'Fjord AS', organisationNumber: '999999999' },
      proven: { read: true, write: true },
    })
    expect(await sandbox.control.employees({ company })).toEqual([])
  })

  test.each([
    [
      { read: true, write: false },
      { read: true, write: false },
    ],
    [
      { read: false, write: false },
      { read: false, write: false },
    ],
  ])('rights of the token %o are proven as %o', async (rights, proven) => {
    const tokens = { consumerToken: 'test-c', employeeToken: 'test-e' }
    await sandbox.control.putCompany({ ...fjord, tokens: [{ ...tokens, ...rights }] })
    expect(await open({ tokens }).authorise()).toMatchObject({ proven })
  })

  test('tokens that are not accepted, and addresses that are not allowed, are refused without a word of the secret', async () => {
    const wrong = { ...tripletexTokens, employeeToken: 'test-employee-of-somebody' }
    expect(await failureOf(open({ tokens: wrong }).authorise())).toMatchObject({
      name: 'Unauthorised',
      code: 'credentials-rejected',
    })
    const elsewhere = createTripletex()
    opened.push(elsewhere)
    expect(() => elsewhere.connect({ ...tripletexTokens, apiUrl: sandbox.apiUrl })).toThrow('not among those')
  })
})

describe('sessions', () => {
  test('many calls share one session, and one that ended early is replaced once', async () => {
    const person = { employeeNumber: '1', givenName: 'A', familyName: 'B', emails: [], birthDate: null }
    await Promise.all(Array.from({ length: 5 }, () => connection.find(person)))
    expect((await sandbox.control.status()).calls.sessions).toBe(1)
    await sandbox.control.endSessions()
    expect(await connection.find(person)).toEqual([])
    expect((await sandbox.control.status()).calls.sessions).toBe(2)
  })

  test('a session that is rejected although it is new is about the rights of the tokens', async () => {
    await sandbox.control.addFault({ kind: 'answer', status: 401, path: '/employee' })
    expect(await failureOf(connection.write(asked(personOf('1042'))))).toMatchObject({
      name: 'Unauthorised',
      code: 'session-rejected',
    })
    expect((await sandbox.control.status()).calls.sessions).toBe(2)
  })
})

describe('I12: find', () => {
  const somebody = {
    employeeNumber: '77',
    givenName: 'Kari',
    familyName: 'Prøve',
    emails: ['kari@example.no'],
    birthDate: '1990-05-04',
  }
  test('by number, then by exactly this e-mail, then by name and birth date', async () => {
    await sandbox.control.putCompany(fjord)
    const plain = (fields: object) => ({
      resource: 'employee' as const,
      fields: { firstName: 'Kari', lastName: 'Prøve', userType: 'NO_ACCESS', ...fields },
    })
    const [byName, , similar] = await addRows([
      plain({ employeeNumber: '1', dateOfBirth: '1990-05-04' }),
      plain({ employeeNumber: '2', dateOfBirth: '1990-05-05' }),
      plain({ employeeNumber: '3', email: 'another.kari@example.no' }),
    ])
    expect(await connection.find(somebody)).toMatchObject([
      { remoteId: String(byName), by: 'name-and-birth-date', employeeNumber: '1' },
    ])
    const [byEmail] = await addRows([plain({ employeeNumber: '4', email: 'Kari@example.no' })])
    expect(await connection.find(somebody)).toMatchObject([{ remoteId: String(byEmail), by: 'email' }])
    const [byNumber] = await addRows([plain({ employeeNumber: '77', firstName: 'Ola' })])
    expect(await connection.find(somebody)).toMatchObject([
      { remoteId: String(byNumber), by: 'employee-number', givenName: 'Ola' },
    ])
    const everyone = (await Array.fromAsync(connection.everyone())).flat()
    expect(everyone.map(({ remoteId }) => remoteId)).toContain(String(similar))
    expect(everyone).toHaveLength(6) // and who made the tokens
  })
})

describe('I6: write', () => {
  test('somebody new is made with one call, and a second run writes nothing', async () => {
    const first = await connection.write(asked(personOf('1042')))
    expect(first).toMatchObject({ outcome: 'created', reach: 'accepted', remote: { version: '1' } })
    expect(failedFields(first.fields)).toEqual([])
    expect(await employeesThere('1042')).toMatchObject([
      {
        lastName: 'Prøve',
        userType: 'NO_ACCESS',
        dateOfBirth: '1990-05-04',
        address: { city: 'Oslo', country: { isoAlpha2Code: 'NO' } },
        employments: [{ employmentId: 'E1042-1', employmentDetails: [{ annualSalary: 600_003 }] }],
      },
    ])
    const remoteId = first.remote?.id ?? ''
    const second = await connection.write(asked(personOf('1042'), { remoteId }))
    expect(second).toMatchObject({
      outcome: 'unchanged',
      reach: null,
      remote: { id: remoteId, version: '1' },
    })
    expect(await counts('1042')).toMatchObject({ created: 1, updated: 0, refused: 0 })
    expect(await connection.read(remoteId)).toMatchObject({ employeeNumber: '1042', version: '1' })
    expect(await connection.read('1')).toBeUndefined()
  })

  test('what would happen is told before, field by field, and nothing is written', async () => {
    const before = await connection.compare(asked(personOf('1042')))
    expect(before).toMatchObject({ outcome: 'created', reach: null, remote: null })
    expect((await sandbox.control.status()).ledger.entries).toBe(0)
    const { remote } = await connection.write(asked(personOf('1042')))
    const changed = personOf('1042', { familyName: 'Nordmann' })
    const later = await connection.compare(asked(changed, { remoteId: remote?.id ?? '' }))
    expect(later.outcome).toBe('updated')
    expect(later.fields.filter(({ outcome }) => outcome === 'updated')).toEqual([
      { field: 'familyName', outcome: 'updated', from: 'Prøve', to: 'Nordmann', reason: null },
    ])
    expect(await counts('1042')).toMatchObject({ created: 1, updated: 0 })
  })

  test('a raise, a new percentage and an end each reach their place', async () => {
    const { remote } = await connection.write(asked(personOf('1042')))
    const changed = personOf('1042', {
      employments: [
        employmentOf('E1042-1', {
          lastDay: '2026-12-31',
          fullTimePercent: '100',
          pay: { type: 'monthly', amount: '60000', currency: 'NOK', from: '2026-05-01' },
        }),
      ],
    })
    const result = await connection.write(asked(changed, { remoteId: remote?.id ?? '' }))
    expect(result.outcome).toBe('updated')
    expect(await employeesThere('1042')).toMatchObject([
      {
        employments: [
          {
            version: 2,
            endDate: '2026-12-31',
            employmentDetails: [
              { date: '2020-02-01', annualSalary: 600_003 },
              { date: '2026-05-01', annualSalary: 720_000, percentageOfFullTimeEquivalent: 100 },
            ],
          },
        ],
      },
    ])
    const again = await connection.write(asked(changed, { remoteId: remote?.id ?? '' }))
    expect(again.outcome).toBe('unchanged')
  })

  test('a refusal says which field and why in the system’s words, and the others wait with it', async () => {
    await connection.write(asked(personOf('1', { workEmail: 'same@example.no' })))
    const refused = await connection.write(asked(personOf('1042', { workEmail: 'same@example.no' })))
    expect(refused).toMatchObject({ outcome: 'refused', reach: null, remote: null })
    expect(refused.fields.filter(({ outcome }) => outcome === 'refused')).toMatchObject([
      { field: 'workEmail', reason: 'Det finnes allerede en bruker med denne e-postadressen.' },
    ])
    expect(refused.fields.find(({ field }) => field === 'givenName')).toMatchObject({
      outcome: 'not-sent',
      reason: 'refused-together',
    })
  })

  test('a refusal of one call does not keep the others back', async () => {
    const { remote } = await connection.write(asked(personOf('1042')))
    const reason = [{ field: 'phoneNumberMobile', message: 'Ugyldig telefonnummer.' }]
    const body = { status: 422, code: 18_000, message: 'Validering feilet.', validationMessages: reason }
    await sandbox.control.addFault({
      kind: 'answer',
      status: 422,
      body,
      method: 'PUT',
      path: '/employee/{id}',
    })
    const changed = personOf('1042', {
      mobilePhone: '+4741111111',
      employments: [employmentOf('E1042-1', { lastDay: '2026-12-31' })],
    })
    const result = await connection.write(asked(changed, { remoteId: remote?.id ?? '' }))
    expect(result.outcome).toBe('refused')
    expect(failedFields(result.fields)).toMatchObject([
      { field: 'mobilePhone', outcome: 'refused', reason: 'Ugyldig telefonnummer.' },
    ])
    expect(await employeesThere('1042')).toMatchObject([{ employments: [{ endDate: '2026-12-31' }] }])
  })

  test('a number that somebody else carries is not written over, and who is gone is told', async () => {
    await connection.write(asked(personOf('1042')))
    const other = personOf('1042', {
      givenName: 'Ola',
      nationalId: null,
      employments: [employmentOf('E9-1')],
    })
    expect(await connection.write(asked(other))).toMatchObject({
      outcome: 'refused',
      fields: [{ field: 'employeeNumber', reason: 'number-taken-there' }],
    })
    expect(await connection.write(asked(personOf('7'), { remoteId: '424242' }))).toMatchObject({
      outcome: 'refused',
      fields: [{ field: 'employee', reason: 'gone-there' }],
    })
    expect(await counts('1042')).toMatchObject({ created: 1, updated: 0 })
  })

  test('a department that the mapping wants made is made once, however many need it', async () => {
    const mapping = mappingOf({ departments: { D10: { number: '42', createAs: 'Research' } } })
    const before = await connection.compare(asked(personOf('1'), { mapping }))
    expect(before.fields.find(({ field }) => field === 'departmentId')).toMatchObject({ to: '42' })
    const results = await Promise.all(
      ['1', '2', '3'].map((number) => connection.write(asked(personOf(number), { mapping }))),
    )
    expect(results.map(({ outcome }) => outcome)).toEqual(['created', 'created', 'created'])
    const made = (await sandbox.control.entries()).filter(({ resource }) => resource === 'department')
    expect(made).toMatchObject([{ effect: 'created' }])
  })

  test('a department whose number stands there twice is told, and not made a third time', async () => {
    const mapping = mappingOf({ departments: { D10: { number: '42', createAs: 'Research' } } })
    const [employee, other] = [personOf('1042'), personOf('1043', { departmentId: 'D11' })]
    const { remote } = await connection.write(asked(employee))
    const twice = ['Research', 'Research too'].map((name) => ({ name, departmentNumber: '42' }))
    await addRows(twice.map((fields) => ({ resource: 'department', fields })))
    const again = asked(employee, { mapping, remoteId: remote?.id ?? null })
    const told = { field: 'departmentId', outcome: 'not-sent', reason: 'not-found-there' }
    for (const { fields } of [await connection.compare(again), await connection.write(again)])
      expect(fields.find(({ field }) => field === 'departmentId')).toMatchObject(told)
    const research = { number: '42', createAs: 'Research' }
    const byDefault = { mapping: mappingOf({ departments: {}, defaultDepartment: research }) }
    const { fields } = await connection.write(asked(other, byDefault))
    expect(fields).toContainEqual(expect.objectContaining(told))
    const entries = await sandbox.control.entries()
    expect(entries.filter(({ resource }) => resource === 'department')).toEqual([])
  })
})

describe('I6: an employment that is withdrawn after it was sent', () => {
  const first = employmentOf('E1042-1', { lastDay: '2026-08-31' })
  const second = employmentOf('E1042-2', { startDate: '2026-09-01' })
  const withdrawn = [{ id: second.id, startDate: second.startDate }]

  test('is refused in every run, and nothing of it is written, until it is ended there as reported by mistake', async () => {
    const made = await connection.write(asked(personOf('1042', { employments: [first, second] })))
    const remoteId = made.remote?.id ?? ''
    const employee = personOf('1042', { employments: [first], familyName: 'Nordmann' })
    const told = { field: 'employments.E1042-2', outcome: 'refused', reason: 'withdrawn-there' }
    const again = asked(employee, { remoteId, withdrawn })
    expect((await connection.compare(again)).fields).toContainEqual(expect.objectContaining(told))
    for (const name of ['updated', 'unchanged']) {
      const { outcome, fields } = await connection.write(again)
      expect(outcome).toBe('refused')
      expect(fields).toContainEqual(expect.objectContaining(told))
      expect(
        fields.find(({ field }) => field === 'familyName'),
        'the rest arrives',
      ).toMatchObject({
        outcome: name,
      })
    }
    const [, there] = await employmentsOf('1042')
    expect(there).toMatchObject({ employmentId: 'E1042-2', endDate: null, version: 1 })
    expect(await counts('1042')).toMatchObject({ created: 1, updated: 1, refused: 0 })
    await editEmployment({
      id: there?.id,
      version: 1,
      endDate: '2026-09-01',
      employmentEndReason: 'EMPLOYMENT_END_WRONGLY_REPORTED',
    })
    expect(await connection.write(again)).toMatchObject({ outcome: 'unchanged' })
  })

  type There = { id: number; employmentId: string }

  async function employmentsOf(employeeNumber: string): Promise<There[]> {
    const [employee] = await employeesThere(employeeNumber)
    return employee?.['employments'] as There[]
  }

  /** As a person in payroll does. */
  async function editEmployment({ id, ...changes }: Record<string, unknown>): Promise<void> {
    const created = await fetch(`${sandbox.apiUrl}/token/session/:create`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...tripletexTokens, expirationDate: '2099-01-01' }),
    })
    const { value } = (await created.json()) as { value: { token: string } }
    const { status } = await fetch(`${sandbox.apiUrl}/employee/employment/${String(id)}`, {
      method: 'PUT',
      headers: {
        authorization: `Basic ${Buffer.from(`0:${value.token}`).toString('base64')}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ id, ...changes }),
    })
    expect(status).toBe(200)
  }
})

describe('somebody else writes too', () => {
  test('a stale version is read again and merged once more', async () => {
    const { remote } = await connection.write(asked(personOf('1042')))
    const stale = { status: 409, code: 8000, message: 'Revision conflict.', validationMessages: null }
    await sandbox.control.addFault({ kind: 'answer', status: 409, body: stale, method: 'PUT', times: 1 })
    const changed = asked(personOf('1042', { familyName: 'Nordmann' }), { remoteId: remote?.id ?? '' })
    expect(await connection.write(changed)).toMatchObject({ outcome: 'updated', remote: { version: '2' } })
    await sandbox.control.addFault({ kind: 'answer', status: 409, body: stale, method: 'PUT' })
    const again = asked(personOf('1042', { familyName: 'Dahl' }), { remoteId: remote?.id ?? '' })
    expect(await failureOf(connection.write(again))).toMatchObject({
      name: 'Unavailable',
      code: 'revision-conflict',
    })
    expect(await counts('1042')).toMatchObject({ created: 1, updated: 1 })
  })
})

describe('I9: a write of which nobody heard is looked for, not repeated', () => {
  test.each(['do-then-drop', 'do-then-fail', 'do-then-hang'] as const)('%s at the making', async (kind) => {
    await sandbox.control.addFault({ kind, method: 'POST', path: '/employee', times: 1 })
    const patient = open({ callMs: kind === 'do-then-hang' ? 3_000 : 8_000 })
    const result = await patient.write(asked(personOf('1042')))
    expect(result).toMatchObject({ outcome: 'created', remote: { version: '1' } })
    expect(failedFields(result.fields)).toEqual([])
    expect(await counts('1042')).toMatchObject({ created: 1, updated: 0, refused: 0 })
  })

  test('a worker that was killed after the making finds it in its next attempt', async () => {
    await connection.write(asked(personOf('1042')))
    expect(await connection.write(asked(personOf('1042')))).toMatchObject({ outcome: 'unchanged' })
    expect(await counts('1042')).toMatchObject({ created: 1, updated: 0, refused: 0 })
  })

  test('a new salary line and a change that were carried out are there once', async () => {
    const { remote } = await connection.write(asked(personOf('1042')))
    await sandbox.control.addFault({ kind: 'do-then-drop', path: '/employee/employment/details', times: 1 })
    await sandbox.control.addFault({ kind: 'do-then-drop', path: '/employee/{id}', method: 'PUT', times: 1 })
    const changed = personOf('1042', {
      familyName: 'Nordmann',
      employments: [
        employmentOf('E1042-1', {
          pay: { type: 'monthly', amount: '60000', currency: 'NOK', from: '2026-05-01' },
        }),
      ],
    })
    const result = await connection.write(asked(changed, { remoteId: remote?.id ?? '' }))
    expect(result.outcome).toBe('updated')
    expect(await counts('1042')).toMatchObject({ created: 2, updated: 1, refused: 0 })
  })

  test('a call that was dropped before it was carried out is made again', async () => {
    await sandbox.control.addFault({ kind: 'refuse', method: 'POST', path: '/employee', times: 1 })
    expect(await connection.write(asked(personOf('1042')))).toMatchObject({ outcome: 'created' })
    expect(await counts('1042')).toMatchObject({ created: 1, refused: 0 })
  })

  test('one that hangs may still arrive: it is left to a later attempt', async () => {
    await sandbox.control.addFault({ kind: 'hang', method: 'POST', path: '/employee', times: 1 })
    const impatient = open({ callMs: 3_000 })
    expect(await failureOf(impatient.write(asked(personOf('1042'))))).toMatchObject({
      name: 'OutcomeUnknown',
      code: 'no-answer-in-time',
    })
    expect(await impatient.write(asked(personOf('1042')))).toMatchObject({ outcome: 'created' })
    expect(await counts('1042')).toMatchObject({ created: 1, refused: 0 })
  })
})

describe('I9: the rate limit', () => {
  test('calls wait until the period is over, shared by all who call with the token, and none is 429', async () => {
    await sandbox.control.setLimit({ calls: 10, seconds: 1 })
    const tripletex = createTripletex({ apiUrls: [sandbox.apiUrl] })
    opened.push(tripletex)
    const tokens = { ...tripletexTokens, apiUrl: sandbox.apiUrl }
    const numbers = Array.from({ length: 12 }, (_, index) => String(2000 + index))
    const written = await Promise.all(
      numbers.map((number) => tripletex.connect(tokens).write(asked(personOf(number)))),
    )
    expect(written.map(({ outcome }) => outcome)).toEqual(numbers.map(() => 'created'))
    const { calls } = await sandbox.control.status()
    expect(calls).toMatchObject({ throttled: 0, sessions: 1 })
    expect(calls.total).toBeGreaterThan(20)
  })

  test('a 429 is told with the time to wait, and so is a wait that would be too long', async () => {
    const headers = { 'x-rate-limit-limit': '5', 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': '300' }
    await sandbox.control.addFault({ kind: 'answer', status: 429, headers, path: '/employee', times: 1 })
    const person = { employeeNumber: '1', givenName: 'A', familyName: 'B', emails: [], birthDate: null }
    const first = await failureOf(connection.find(person))
    expect(first).toMatchObject({ name: 'Throttled', call: 'find-employee', retryAfterMs: 300_000 })
    expect(await failureOf(connection.find(person))).toMatchObject({ name: 'Throttled', call: 'wait' })
    expect((await sandbox.control.status()).calls.total).toBe(2)
  })
})

describe('failures', () => {
  const person = { employeeNumber: '1', givenName: 'A', familyName: 'B', emails: [], birthDate: null }

  test.each([
    [{ kind: 'answer', status: 503 }, 'Unavailable', 'server-error'],
    [{ kind: 'answer', status: 500 }, 'Unavailable', 'server-error'],
    [{ kind: 'answer', status: 403 }, 'Unauthorised', 'not-permitted'],
    [{ kind: 'answer', status: 418 }, 'UnexpectedAnswer', 'unexpected-status'],
    [{ kind: 'answer', status: 200, body: { values: [{ id: 'x' }] } }, 'UnexpectedAnswer', 'field-missing'],
    [{ kind: 'answer', status: 200, body: '<html>' }, 'UnexpectedAnswer', 'not-json'],
    [{ kind: 'refuse' }, 'Unavailable', 'connection-lost'],
    [{ kind: 'hang' }, 'Unavailable', 'no-answer-in-time'],
  ] as const)('a read that meets %o is %s %s', async (fault, name, code) => {
    await sandbox.control.addFault({ ...fault, path: '/employee' })
    const reader = open(fault.kind === 'hang' ? { callMs: 3_000 } : {})
    expect(await failureOf(reader.find(person))).toMatchObject({ name, code })
  })

  test('what Tripletex quotes in a refusal is known to whoever asks for it, and printed nowhere', async () => {
    const quoting = [{ field: 'email', message: 'kari@example.no er ugyldig.' }]
    const body = { code: 18_000, message: 'Validering feilet.', validationMessages: quoting }
    await sandbox.control.addFault({ kind: 'answer', status: 422, body, path: '/employee' })
    const failure = await failureOf(connection.find(person))
    expect(failure).toMatchObject({ name: 'Refused', code: 'refused', status: 422, detail: '18000' })
    expect(failure instanceof Refused && failure.reasons).toEqual(quoting)
  })

  test('a write whose answer says nothing is not known', async () => {
    const { remote } = await connection.write(asked(personOf('1042')))
    await sandbox.control.addFault({ kind: 'answer', status: 500, method: 'PUT' })
    const changed = asked(personOf('1042', { familyName: 'Nordmann' }), { remoteId: remote?.id ?? '' })
    expect(await failureOf(connection.write(changed))).toMatchObject({
      name: 'OutcomeUnknown',
      code: 'server-error',
    })
  })

  test('nobody there: nothing was sent', async () => {
    const gone = 'http://127.0.0.1:9/v2'
    const tripletex = createTripletex({ apiUrls: [gone] })
    opened.push(tripletex)
    const call = tripletex.connect({ ...tripletexTokens, apiUrl: gone }).find(person)
    expect(await failureOf(call)).toMatchObject({ name: 'Unavailable', code: 'not-reached' })
  })

  test('the deadline of a call ends its wait for a connection too: nothing was sent', async () => {
    // It takes connections and never greets, so that none is ever secure.
    const sockets: Socket[] = []
    const silent = createServer((socket) => sockets.push(socket.on('error', () => undefined)))
    await once(silent.listen({ port: 0, host: '127.0.0.1' }), 'listening')
    const apiUrl = `https://127.0.0.1:${(silent.address() as AddressInfo).port}/v2`
    const tripletex = createTripletex({ apiUrls: [apiUrl], callMs: 300, connectMs: 600_000 })
    opened.push(tripletex)
    try {
      const call = tripletex.connect({ ...tripletexTokens, apiUrl }).find(person)
      expect(await failureOf(call)).toMatchObject({ name: 'Unavailable', code: 'not-reached' })
    } finally {
      silent.close()
      for (const socket of sockets) socket.destroy()
    }
  })
})
