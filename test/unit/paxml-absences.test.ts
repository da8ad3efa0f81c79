// Absences as time transactions of a PAXml file: each day once.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Absence } from '../../src/connectors/connector.ts'
import { TIME_CODES } from '../../src/connectors/paxml/codes.ts'
import { PaxmlMapping } from '../../src/connectors/paxml/entry.ts'
import { formOf } from '../../src/connectors/paxml/form.ts'
import { recordOf } from '../../src/connectors/paxml/record.ts'
import { addDays, daysBetween } from '../../src/domain/calendar-date.ts'
import { deliveries, fileOf, leftOutOf } from '../support/deliveries.ts'
import { breachesOfPaxml } from '../support/paxml-rules.ts'
import { personOf } from '../support/swedish-people.ts'
import { readXml } from '../support/xml.ts'

const mapping = PaxmlMapping.parse({
  absenceTypes: { sick: 'SJK', parental: 'FPE', holiday: 'SEM' },
  contractTypes: { permanent: { form: 'FAST' } },
  departments: { D10: '210' },
})

function absence(id: string, changes: Partial<Absence> = {}): Absence {
  return {
    id,
    revision: null,
    employeeId: 'E702',
    employmentId: 'E702-1',
    type: 'sick',
    startDate: '2030-03-04',
    endDate: '2030-03-08',
    percent: '100',
    withdrawn: false,
    ...changes,
  }
}

/** Of somebody whose person is there already. */
function runs() {
  const deliver = deliveries(mapping, recordOf)
  deliver()
  return (changes: Partial<Absence>, more: { startsOn?: string; isFull?: boolean } = {}) =>
    deliver({ absences: [absence('a1', changes)], ...more })
}

type Recorded = ReturnType<ReturnType<typeof runs>>
const times = ({ record }: Recorded) => record?.['tidtransaktioner']
const trans = (inner: string) => `<tidtrans anstid="702">${inner}</tidtrans>\n`

test('an absence is a transaction with code, days and extent, told by its fields', () => {
  const recorded = runs()({})
  expect(recorded.record).toEqual({
    tidtransaktioner: trans(
      '<tidkod>SJK</tidkod><datumfrom>2030-03-04</datumfrom><datumtom>2030-03-08</datumtom><omfattning>100</omfattning>',
    ),
  })
  expect(recorded.outcome).toBe('updated')
  expect(recorded.fields.filter(({ outcome }) => outcome === 'created')).toMatchObject([
    { field: 'absences.a1.type', to: 'SJK' },
    { field: 'absences.a1.startDate', to: '2030-03-04' },
    { field: 'absences.a1.endDate', to: '2030-03-08' },
    { field: 'absences.a1.percent', to: '100' },
  ])
})

test('one day has one date, and an extent at most two decimals', () => {
  expect(times(runs()({ type: 'parental', endDate: '2030-03-04', percent: '33.3333' }))).toBe(
    trans('<tidkod>FPE</tidkod><datum>2030-03-04</datum><omfattning>33.33</omfattning>'),
  )
})

test('a new person goes in front of the absences, in a valid file', () => {
  const deliver = deliveries(mapping, recordOf)
  const recorded = deliver({ absences: [absence('b', { startDate: '2030-03-06' }), absence('a')] })
  const employer = { id: 'acme-se', name: 'Acme', organisationNumber: null }
  const form = formOf({ at: '2030-03-15T07:00:00Z', timeZone: 'Europe/Stockholm', mapping, employer })
  const root = readXml(fileOf(form, [recorded, recorded]))
  expect(breachesOfPaxml(root)).toEqual([])
  expect(root.children.map(({ name, children }) => [name, children.length])).toEqual([
    ['header', 5],
    ['personal', 2],
    ['tidtransaktioner', 4],
  ])
  expect(times(recorded)?.match(/datumfrom>[\d-]+/g)).toEqual([
    'datumfrom>2030-03-04',
    'datumfrom>2030-03-06',
  ])
})

test('I9: what was told is not told again, not even in a full run, for a reader would count it twice', () => {
  const run = runs()
  run({})
  expect(run({})).toMatchObject({ outcome: 'unchanged', record: null })
  const full = run({}, { isFull: true })
  expect(full.record).toHaveProperty('personal')
  expect(times(full)).toBeUndefined()
})

test('an absence that goes on is told from the first day that was not told', () => {
  const run = runs()
  run({})
  expect(times(run({ endDate: '2030-03-12' }))).toContain(
    '<datumfrom>2030-03-09</datumfrom><datumtom>2030-03-12</datumtom>',
  )
  expect(run({ endDate: '2030-03-12' }).record).toBeNull()
})

test.for([
  ['of another type', { type: 'parental' }, 'absences.a1 changed-after-delivery'],
  ['of another extent', { percent: '50' }, 'absences.a1 changed-after-delivery'],
  ['from another day', { startDate: '2030-03-05' }, 'absences.a1 changed-after-delivery'],
  ['shorter', { endDate: '2030-03-07' }, 'absences.a1.endDate shortened-after-delivery'],
  ['withdrawn', { withdrawn: true }, 'absences.a1 withdrawn-after-delivery'],
  ['without an end again', { endDate: null }, 'absences.a1.endDate no-end-yet'],
] as [string, Partial<Absence>, string][])(
  'an absence that was told and is now %s is for a person to mend there',
  ([, changes, told]) => {
    const run = runs()
    run({})
    const later = run(changes)
    expect(later.record).toBeNull()
    expect(leftOutOf(later)).toEqual([`not-sent ${told}`])
  },
)

test.for([
  ['of a type without mapping', { type: 'jury-duty' }, 'absences.a1.type no-mapping'],
  ['of a type that objects have', { type: 'constructor' }, 'absences.a1.type no-mapping'],
  ['that has no end yet', { endDate: null }, 'absences.a1.endDate no-end-yet'],
  ['of nothing', { percent: '0' }, 'absences.a1.percent not-valid'],
  ['of more than full time', { percent: '100.5' }, 'absences.a1.percent not-valid'],
] as [string, Partial<Absence>, string][])('an absence %s is told as not sent', ([, changes, told]) => {
  const recorded = runs()(changes)
  expect(recorded.record).toBeNull()
  expect(leftOutOf(recorded)).toEqual([`not-sent ${told}`])
})

test('an absence that was entered by mistake and never told is no matter', () => {
  const recorded = runs()({ withdrawn: true })
  expect(recorded.record).toBeNull()
  expect(leftOutOf(recorded)).toEqual([])
})

test('I12: of an absence that began before the integration the days since are told', () => {
  expect(times(runs()({}, { startsOn: '2030-03-06' }))).toContain('<datumfrom>2030-03-06</datumfrom>')
  const before = runs()({}, { startsOn: '2030-04-01' })
  expect(leftOutOf(before)).toContain('not-sent absences.a1 before-start')
})

test('every code that a mapping may name is one of the format', () => {
  for (const code of TIME_CODES) {
    const deliver = deliveries({ ...mapping, absenceTypes: { sick: code } }, recordOf)
    const employer = { id: 'acme-se', name: 'Acme', organisationNumber: null }
    const form = formOf({ at: '2030-03-15T07:00:00Z', timeZone: 'Europe/Stockholm', mapping, employer })
    expect(breachesOfPaxml(readXml(fileOf(form, [deliver({ absences: [absence('a1')] })])))).toEqual([])
  }
})

test('I9: however an absence goes on, each of its days is told once', () => {
  const later = fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 6 })
  fc.assert(
    fc.property(later, (steps) => {
      const run = runs()
      let endDate = '2030-03-08'
      const told = [run({ endDate })]
      for (const step of steps) {
        endDate = addDays(endDate, step)
        told.push(run({ endDate }))
      }
      const days = told.flatMap((recorded) =>
        [
          ...(times(recorded)?.matchAll(/<datum(?:from)?>([\d-]+)<(?:.*?<datumtom>([\d-]+))?/g) ?? []),
        ].flatMap(([, from = '', to = from]) =>
          Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => addDays(from, index)),
        ),
      )
      const all = daysBetween('2030-03-04', endDate) + 1
      expect(days).toEqual(Array.from({ length: all }, (_, index) => addDays('2030-03-04', index)))
    }),
    { numRuns: 50 },
  )
})

test('an employee is told of by number in both lists', () => {
  const recorded = deliveries(mapping, recordOf)({ employee: personOf('å17'), absences: [absence('a1')] })
  expect(recorded.record?.['personal']).toContain('anstid="å17"')
  expect(times(recorded)).toContain('anstid="å17"')
})
