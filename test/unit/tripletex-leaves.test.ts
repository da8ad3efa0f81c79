import { expect, test } from 'vitest'
import type { AbsenceSent, FieldOutcome } from '../../src/connectors/connector.ts'
import type { RemoteLeave } from '../../src/connectors/tripletex/answers.ts'
import { outcomesOf, planOfLeave } from '../../src/connectors/tripletex/leaves.ts'
import { unmapped } from '../../src/connectors/tripletex/mapped.ts'
import type { Absence } from '../../src/domain/absence.ts'
import { absenceOf } from '../support/absences.ts'
import { mappingOf, personOf } from '../support/tripletex-people.ts'

const leaveThere = (changes: Partial<RemoteLeave> = {}): RemoteLeave => ({
  id: 70,
  version: 3,
  employment: { id: 5 },
  importedLeaveOfAbsenceId: 'A1',
  startDate: '2026-06-01',
  endDate: '2026-08-31',
  percentage: 100,
  type: 'PARENTAL_BENEFITS',
  ...changes,
})

const plan = (
  there: RemoteLeave[],
  {
    absence = {},
    sent,
    ours = ['A1'],
  }: { absence?: Partial<Absence>; sent?: AbsenceSent; ours?: string[] } = {},
) =>
  planOfLeave({
    leave: { absence: absenceOf('A1', absence), type: 'PARENTAL_BENEFITS', sent },
    employment: 5,
    there,
    ours: new Set(ours),
  })
const reasons = (fields: readonly FieldOutcome[]) =>
  fields.filter(({ outcome }) => outcome === 'not-sent').map(({ field, reason }) => `${field} ${reason}`)

test('what is not there is made, with the id by which it is known again', () => {
  const { step, rest } = plan([])
  expect(step).toMatchObject({ method: 'POST', path: '/employee/employment/leaveOfAbsence' })
  expect(step?.body).toEqual({
    employment: { id: 5 },
    importedLeaveOfAbsenceId: 'A1',
    type: 'PARENTAL_BENEFITS',
    startDate: '2026-06-01',
    endDate: '2026-08-31',
    percentage: 100,
  })
  expect(rest).toEqual([])
})

test('an open end is not sent', () => {
  expect(plan([], { absence: { endDate: null } }).step?.body).not.toHaveProperty('endDate')
})

test('what is there already makes no call', () => {
  const same = plan([leaveThere()])
  expect(same.step).toBeUndefined()
  expect(new Set(outcomesOf(same).map(({ outcome }) => outcome))).toEqual(new Set(['unchanged']))
})

test('what differs is sent with id and version, and nothing else', () => {
  const { step } = plan([leaveThere()], { absence: { percent: '62.5' } })
  expect(step).toMatchObject({
    method: 'PUT',
    path: '/employee/employment/leaveOfAbsence/70',
    body: { id: 70, version: 3, percentage: 62.5 },
  })
  expect(Object.keys(step?.body ?? {})).toHaveLength(3)
})

test.each([
  ['the end that was sent is taken back', '2026-08-31', { endDate: null }],
  ['an end that payroll entered stays', '2026-07-01', {}],
  ['an end of unknown origin stays', undefined, {}],
])('I4: %s', (_, endDate, body) => {
  const sent = endDate === undefined ? undefined : { remoteId: '70', starts: [], endDate }
  const { step } = plan([leaveThere()], { absence: { endDate: null }, ...(sent && { sent }) })
  expect(step?.body ?? {}).toEqual(step === undefined ? {} : { id: 70, version: 3, ...body })
  expect(step !== undefined).toBe(Object.hasOwn(body, 'endDate'))
})

test('the same leave that payroll entered by hand is taken over, and not made again', () => {
  const { step } = plan([leaveThere({ importedLeaveOfAbsenceId: null })])
  expect(step).toMatchObject({ method: 'PUT', body: { id: 70, importedLeaveOfAbsenceId: 'A1' } })
})

test.each([
  [
    'other-leave-there',
    'of the same kind in the same time',
    [leaveThere({ importedLeaveOfAbsenceId: '', startDate: '2026-05-01' })],
  ],
  ['other-leave-there', 'that another system imported', [leaveThere({ importedLeaveOfAbsenceId: 'other' })]],
  ['other-employment-there', 'with its id at another employment', [leaveThere({ employment: { id: 6 } })]],
])('%s: beside one %s none is made', (reason, _, there) => {
  const planned = plan(there)
  expect(planned.step).toBeUndefined()
  expect(reasons(planned.rest)).toEqual([`absences.A1 ${reason}`])
})

test.each([
  ['another kind', leaveThere({ importedLeaveOfAbsenceId: null, type: 'FURLOUGH' })],
  [
    'another time',
    leaveThere({ importedLeaveOfAbsenceId: null, startDate: '2026-01-01', endDate: '2026-05-31' }),
  ],
  ['another absence here', leaveThere({ importedLeaveOfAbsenceId: 'A2' })],
])('beside one of %s it is made', (_, there) => {
  expect(plan([there], { ours: ['A1', 'A2'] }).step).toMatchObject({ method: 'POST' })
})

test('one that payroll took away is not made again', () => {
  const planned = plan([], { sent: { remoteId: '70', starts: [], endDate: null } })
  expect(planned.step).toBeUndefined()
  expect(reasons(planned.rest)).toEqual(['absences.A1 gone-there'])
})

test('I4: a type that the mapping says nothing about is told by its absence, unless that never was', () => {
  const mapping = mappingOf({ absenceTypes: { parental: 'PARENTAL_BENEFITS' } })
  const absences = [
    absenceOf('A1'),
    absenceOf('A2', { type: 'sick' }),
    absenceOf('A3', { type: 'constructor' }),
    absenceOf('A4', { type: 'sick', withdrawn: true }),
  ]
  const found = unmapped(personOf('1'), mapping, absences).filter(({ field }) => field === 'absenceType')
  expect(found.map(({ value, pointer }) => [value, pointer])).toEqual([
    ['sick', '/absences/A2/type'],
    ['constructor', '/absences/A3/type'],
  ])
  const byDefault = mappingOf({ defaultAbsenceType: 'OTHER_STATUTORILY_REQUIRED' })
  expect(unmapped(personOf('1'), byDefault, absences).filter(({ field }) => field === 'absenceType')).toEqual(
    [],
  )
})
