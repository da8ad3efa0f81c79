import { expect, test } from 'vitest'
import { absencesSeen, absencesToTell, withAsked, type Absence } from '../../src/domain/absence.ts'
import { absenceOf } from '../support/absences.ts'
import { employmentOf } from '../support/tripletex-people.ts'

const told = (absence: Partial<Absence>, sent = {}) =>
  absencesToTell([absenceOf('A1', absence)], {
    employments: [employmentOf('E1-1')],
    startsOn: '2026-06-01',
    sent,
  }).length === 1

test.each([
  ['ended the day before the start', { endDate: '2026-05-31' }, false],
  ['ended on the day of the start', { endDate: '2026-06-01' }, true],
  ['spans the start', { startDate: '2026-01-01', endDate: '2026-12-31' }, true],
  ['began before and has no end yet', { startDate: '2025-01-01', endDate: null }, true],
  ['lies ahead', { startDate: '2026-09-01', endDate: '2026-09-30' }, true],
  ['is of an employment that is not told', { employmentId: 'E1-2', endDate: null }, false],
])('I12: whether an absence is told that %s', (_, absence, expected) => {
  expect(told({ startDate: '2026-01-01', ...absence })).toBe(expected)
})

test('I12: one that was sent and then turns out to have ended before the start goes along, so that its end arrives', () => {
  const sent = { A1: { remoteId: '7', starts: [], endDate: null } }
  expect(told({ startDate: '2026-05-01', endDate: '2026-05-31' }, sent)).toBe(true)
})

test('I12: what spans the start is told with its dates as they are', () => {
  const absences = [absenceOf('A1', { startDate: '2026-01-01', endDate: '2026-12-31' })]
  const [found] = absencesToTell(absences, {
    employments: [employmentOf('E1-1')],
    startsOn: '2026-06-01',
    sent: {},
  })
  expect(found).toMatchObject({ startDate: '2026-01-01', endDate: '2026-12-31' })
})

test('I9: a revision alone is no change to systems, and no absence is none', () => {
  expect(absencesSeen([])).toBeUndefined()
  expect(absencesSeen([absenceOf('A1', { revision: 7 })])).toEqual(absencesSeen([absenceOf('A1')]))
  expect(absencesSeen([absenceOf('A1', { percent: '50' })])).not.toEqual(absencesSeen([absenceOf('A1')]))
})

test('I9: each start with which an absence is asked for is known before the call, until it is known where it is', () => {
  const first = withAsked([absenceOf('A1', { startDate: '2026-06-01' })], {})
  expect(first).toEqual({ A1: { remoteId: null, starts: ['2026-06-01'], endDate: null } })
  const moved = [absenceOf('A1', { startDate: '2026-08-01' })]
  const second = withAsked(moved, first ?? {})
  expect(second).toMatchObject({ A1: { starts: ['2026-06-01', '2026-08-01'] } })
  expect(withAsked(moved, second ?? {})).toBeUndefined()
  expect(withAsked(moved, { A1: { remoteId: '7', starts: [], endDate: null } })).toBeUndefined()
  expect(withAsked([absenceOf('A1', { withdrawn: true })], {})).toBeUndefined()
})
