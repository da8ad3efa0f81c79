import { expect, test } from 'vitest'
import { endsArrived, endsStillAsked, endsToAsk } from '../../src/domain/ends-sent.ts'
import { toSend } from '../../src/domain/sync-run.ts'
import { employmentOf, personOf } from '../support/tripletex-people.ts'

const person = (lastDay: string | null) => personOf('1', { employments: [employmentOf('E1-1', { lastDay })] })
const told = { employerIds: ['fjord'], held: new Set<string>(), ended: {}, endsAsked: [] }

test.each([
  ['that was sent', 'employments.E1-1.lastDay', 'updated', '2026-11-30'],
  ['that is history', 'employments.E1-1', 'not-sent', '2026-11-30'],
  ['of an employment that was not sent', 'employments.E1-1', 'refused', '2026-10-31'],
  ['that was refused', 'employments.E1-1.lastDay', 'refused', '2026-10-31'],
  ['that was refused together with others', 'employments.E1-1.lastDay', 'not-sent', '2026-10-31'],
] as const)('an end %s is known as it is there', (_, field, outcome, end) => {
  const fields = [{ field, outcome }]
  const arrived = endsArrived(person('2026-11-30'), { before: { 'E1-1': '2026-10-31' }, fields })
  expect(arrived).toEqual({ 'E1-1': end })
  const isArrived = end === '2026-11-30'
  expect(endsArrived(person('2026-11-30'), { before: {}, fields })).toEqual(isArrived ? { 'E1-1': end } : {})
  const takenBack = endsArrived(person(null), { before: { 'E1-1': '2026-10-31' }, fields })
  expect(takenBack).toEqual(isArrived ? {} : { 'E1-1': '2026-10-31' })
})

test('what may be at the target after a call are the ends that it asks for, and those that it takes back', () => {
  const none = { ended: {}, endsAsked: [] }
  const of = (lastDay: string | null, known: Parameters<typeof endsToAsk>[1]) =>
    endsToAsk(toSend(person(lastDay), { ...told, ...known }), known)
  expect(of(null, none)).toEqual([])
  expect(of('2026-10-31', none)).toEqual(['E1-1'])
  expect(of('2026-10-31', { ...none, ended: { 'E1-1': '2026-09-30' } }), 'it is known to be there').toEqual(
    [],
  )
  expect(of(null, { ...none, ended: { 'E1-1': '2026-10-31' } })).toEqual(['E1-1'])
  expect(of(null, { ...none, endsAsked: ['E1-1'] })).toEqual(['E1-1'])
  expect(of('2026-10-31', { ...none, endsAsked: ['E0-1'] })).toEqual(['E0-1', 'E1-1'])
})

test.each([
  ['it was told', {}, []],
  ['the leaver guard holds it', { heldEnds: ['E1-1'] }, ['E1-1']],
  ['the employment was not told', { endsAsked: ['E0-1', 'E1-1'] }, ['E0-1']],
  ['the end was not taken', { fields: ['employments.E1-1.lastDay'] }, ['E1-1']],
  ['the employment was not taken', { fields: ['employments.E1-1'] }, ['E1-1']],
  ['another field was not taken', { fields: ['employments.E1-1.pay'] }, []],
])('once all has arrived an end may still be there only if nobody saw it: %s', (_, given, expected) => {
  const { fields, ...each } = { heldEnds: [], endsAsked: ['E1-1'], fields: [], ...given }
  const outcomes = fields.map((field) => ({ field, outcome: 'not-sent' as const }))
  expect(endsStillAsked({ document: person(null), ...each }, outcomes)).toEqual(expected)
})
