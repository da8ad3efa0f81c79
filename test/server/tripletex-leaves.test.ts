/** Leaves of absence: the connector of Tripletex against the sandbox, over HTTP; what is there is counted there. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { createTripletex } from '../../src/connectors/tripletex/tripletex.ts'
import type { AbsencesSent, Asked, Connection, Written } from '../../src/connectors/connector.ts'
import type { TripletexMapping } from '../../src/connectors/tripletex/entry.ts'
import type { Absence } from '../../src/domain/absence.ts'
import { withAsked } from '../../src/domain/absence.ts'
import { absenceOf } from '../support/absences.ts'
import { employmentOf, mappingOf, personOf } from '../support/tripletex-people.ts'
import { fjord, startTripletexSandbox, tripletexTokens, type TripletexSandbox } from '../support/tripletex.ts'

let sandbox: TripletexSandbox
let company: number
let tripletex: ReturnType<typeof createTripletex>
let connection: Connection<TripletexMapping>

beforeAll(async () => {
  sandbox = await startTripletexSandbox()
})
afterAll(() => sandbox[Symbol.asyncDispose]())

beforeEach(async () => {
  await sandbox.control.reset()
  company = (await sandbox.control.putCompany(fjord)).id
  await sandbox.control.addRows({
    company,
    rows: [
      { resource: 'department', fields: { name: 'Development', departmentNumber: '10' } },
      { resource: 'division', fields: { name: 'Oslo', organizationNumber: '888888888' } },
    ],
  })
  await sandbox.control.setLimit({ calls: 10_000, seconds: 10 })
  open()
})
afterEach(() => tripletex.close())

function open(options: Parameters<typeof createTripletex>[0] = {}): void {
  tripletex = createTripletex({ apiUrls: [sandbox.apiUrl], ...options })
  connection = tripletex.connect({ ...tripletexTokens, apiUrl: sandbox.apiUrl })
}

const mapping = mappingOf({ absenceTypes: { parental: 'PARENTAL_BENEFITS', leave: 'LEAVE_OF_ABSENCE' } })
const leave = '/employee/employment/leaveOfAbsence'
const leaves = () => sandbox.control.leaves({ company })
const writesOfLeaves = async () =>
  (await sandbox.control.entries({ company })).filter(({ resource }) => resource === 'leaveOfAbsence')
const ofAbsences = ({ fields }: Written) => fields.filter(({ field }) => field.startsWith('absences.'))
const notSent = (written: Written) =>
  ofAbsences(written).flatMap(({ field, outcome, reason }) =>
    outcome === 'not-sent' ? [`${field} ${reason}`] : [],
  )

/** As a run keeps it: what is asked for is known before the call, what was found after it. */
function aRun() {
  let sent: AbsencesSent = {}
  let remoteId: string | null = null
  return {
    async write(absences: Absence[], changes: Partial<Asked<TripletexMapping>> = {}): Promise<Written> {
      sent = withAsked(absences, sent) ?? sent
      const employee = personOf('1')
      const asked = { employee, mapping, remoteId, today: '2026-06-15', startsOn: '2026-01-01' }
      const written = await connection.write({ ...asked, absences, absencesSent: sent, ...changes })
      remoteId = written.remote?.id ?? remoteId
      sent = { ...sent, ...written.absencesSent }
      return written
    },
    compare: (absences: Absence[]) =>
      connection.compare({
        ...{ employee: personOf('1'), mapping, remoteId, today: '2026-06-15', startsOn: '2026-01-01' },
        ...{ absences, absencesSent: sent },
      }),
  }
}

const absences = [
  absenceOf('A1'),
  absenceOf('A2', { type: 'leave', startDate: '2026-10-01', endDate: null, percent: '37.5' }),
]

test('I9: each absence is there once, with its own values, and a second run makes no write', async () => {
  const run = aRun()
  const first = await run.write(absences)
  expect(first).toMatchObject({ outcome: 'created', reach: 'accepted' })
  expect(await leaves()).toMatchObject([
    {
      importedLeaveOfAbsenceId: 'A1',
      startDate: '2026-06-01',
      endDate: '2026-08-31',
      percentage: 100,
      type: 'PARENTAL_BENEFITS',
    },
    { importedLeaveOfAbsenceId: 'A2', startDate: '2026-10-01', percentage: 37.5, type: 'LEAVE_OF_ABSENCE' },
  ])
  const before = (await sandbox.control.status()).ledger.entries
  expect(await run.write(absences)).toMatchObject({ outcome: 'unchanged', reach: null })
  expect((await sandbox.control.status()).ledger.entries).toBe(before)
})

test('I6: a preview tells by field what would be made and changed, and writes nothing', async () => {
  const run = aRun()
  const before = await run.compare([absenceOf('A1')])
  expect(before.outcome).toBe('created')
  expect(ofAbsences(before).map(({ field, to }) => [field, to])).toContainEqual([
    'absences.A1.type',
    'PARENTAL_BENEFITS',
  ])
  expect((await sandbox.control.status()).ledger.entries).toBe(0)
  await run.write([absenceOf('A1')])
  const later = await run.compare([absenceOf('A1', { percent: '50' })])
  expect(later.outcome).toBe('updated')
  expect(ofAbsences(later).filter(({ outcome }) => outcome === 'updated')).toEqual([
    { field: 'absences.A1.percent', outcome: 'updated', from: '100', to: '50', reason: null },
  ])
  expect(await writesOfLeaves()).toHaveLength(1)
})

test('a changed percentage, an end and an end that is taken back update the one that is there', async () => {
  const run = aRun()
  await run.write([absenceOf('A1', { endDate: null })])
  await run.write([absenceOf('A1', { endDate: '2026-07-31', percent: '50' })])
  expect(await leaves()).toMatchObject([{ endDate: '2026-07-31', percentage: 50, version: 2 }])
  await run.write([absenceOf('A1', { endDate: null, percent: '50' })])
  expect(await leaves()).toMatchObject([{ endDate: null, version: 3 }])
})

test.each(['do-then-drop', 'do-then-fail'] as const)(
  'I9: %s at the making: it is looked for, and there once',
  async (kind) => {
    await sandbox.control.addFault({ kind, method: 'POST', path: leave, times: 1 })
    const written = await aRun().write([absenceOf('A1')])
    expect(written).toMatchObject({ outcome: 'created', reach: 'accepted' })
    expect(ofAbsences(written).map(({ outcome }) => outcome)).not.toContain('not-sent')
    expect(await leaves()).toHaveLength(1)
  },
)

test('I9: one that hangs may still arrive: it is left to a later attempt, which makes it once', async () => {
  const run = aRun()
  await tripletex.close()
  open({ callMs: 3_000 })
  await sandbox.control.addFault({ kind: 'hang', method: 'POST', path: leave, times: 1 })
  const hanging = run.write([absenceOf('A1')])
  await expect(hanging).rejects.toMatchObject({ name: 'OutcomeUnknown', code: 'no-answer-in-time' })
  await run.write([absenceOf('A1')])
  expect(await writesOfLeaves()).toMatchObject([{ effect: 'created' }])
})

test('I9: a worker that was killed after the making finds it although its dates were changed meanwhile', async () => {
  const first = aRun()
  await first.write([])
  await first.write([absenceOf('A1')])
  // Of the call nobody heard; what was asked for before it is all that is known.
  const asked = withAsked([absenceOf('A1')], {}) ?? {}
  const moved = [absenceOf('A1', { startDate: '2027-01-01', endDate: '2027-02-28' })]
  const again = aRun()
  await again.write(moved, { absencesSent: withAsked(moved, asked) ?? {} })
  expect(await leaves()).toMatchObject([{ startDate: '2027-01-01', endDate: '2027-02-28', version: 2 }])
})

test('somebody else writes too: a stale version is read again and merged once more', async () => {
  const run = aRun()
  await run.write([absenceOf('A1')])
  const stale = { status: 409, code: 8000, message: 'Revision conflict.', validationMessages: null }
  const path = `${leave}/{id}`
  await sandbox.control.addFault({ kind: 'answer', status: 409, body: stale, method: 'PUT', path, times: 1 })
  expect(await run.write([absenceOf('A1', { percent: '50' })])).toMatchObject({ outcome: 'updated' })
  expect(await leaves()).toMatchObject([{ percentage: 50, version: 2 }])
})

test('I6: what is refused is told by its field in the words of the system, and keeps nothing else back', async () => {
  const refused = await aRun().write([
    absenceOf('A1', { startDate: '2019-12-31', endDate: null }),
    absenceOf('A2'),
  ])
  expect(refused.outcome).toBe('refused')
  expect(ofAbsences(refused).filter(({ outcome }) => outcome === 'refused')).toMatchObject([
    { field: 'absences.A1.startDate', reason: 'Kan ikke være før startdato.' },
  ])
  expect(await leaves()).toMatchObject([{ importedLeaveOfAbsenceId: 'A2' }])
})

test('I4: a type that the mapping says nothing about is not sent, and a withdrawn one that was never sent is not told', async () => {
  const written = await aRun().write([
    absenceOf('A1', { type: 'sick' }),
    absenceOf('A2', { withdrawn: true }),
    absenceOf('A3', { employmentId: 'E1-9' }),
  ])
  expect(written.outcome).toBe('created')
  expect(notSent(written)).toEqual(['absences.A1.type no-mapping', 'absences.A3 no-employment-there'])
  expect(await leaves()).toEqual([])
})

test('a withdrawn one that is there stays there, and is told so that a person takes it away', async () => {
  const run = aRun()
  await run.write([absenceOf('A1')])
  const written = await run.write([absenceOf('A1', { withdrawn: true })])
  expect(notSent(written)).toEqual(['absences.A1 not-removable-there'])
  expect(await leaves()).toHaveLength(1)
  expect(await writesOfLeaves()).toHaveLength(1)
})

test('an absence of a second employment is there with that one', async () => {
  const employee = personOf('1', {
    employments: [
      employmentOf('E1-1', { lastDay: '2026-06-30' }),
      employmentOf('E1-2', { startDate: '2026-07-01' }),
    ],
  })
  await aRun().write([absenceOf('A1', { employmentId: 'E1-2', startDate: '2026-08-01' })], { employee })
  const [person] = await sandbox.control.employees({ company, employeeNumber: '1' })
  const employments = person?.['employments'] as { id: number; employmentId: string }[]
  const second = employments.find(({ employmentId }) => employmentId === 'E1-2')
  expect(await leaves()).toMatchObject([{ employment: { id: second?.id } }])
})
