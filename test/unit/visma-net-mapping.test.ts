import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { vismaNetEntry, VISMA_NET_URLS } from '../../src/connectors/visma-net/entry.ts'
import type { JsonObject } from '../../src/connectors/visma-net/json.ts'
import { merged } from '../../src/connectors/visma-net/merge.ts'
import { planOfKnown, planOfNew } from '../../src/connectors/visma-net/plan.ts'
import { wantedOf } from '../../src/connectors/visma-net/wanted.ts'
import { addDays } from '../../src/domain/calendar-date.ts'
import type { EmployeeDocument, EmploymentDocument } from '../../src/domain/documents.ts'
import {
  employmentOf,
  kariNumber,
  mappingOf,
  personOf,
  taxUnit,
  workTimeAgreement,
} from '../support/visma-net-people.ts'

const today = '2026-06-15'

type Given = {
  employee?: EmployeeDocument
  mapping?: ReturnType<typeof mappingOf>
  there?: JsonObject
  positions?: JsonObject[] | null
  startsOn?: string | null
  takenBack?: string[]
  known?: Record<string, string>
  withdrawn?: { id: string; startDate: string }[]
}

function newOf({ employee = personOf('1042'), mapping = mappingOf(), startsOn = null }: Given = {}) {
  const wanted = wantedOf({ employee, mapping, today })
  return planOfNew({ wanted, createAs: mapping.createAs, times: { today, startsOn } })
}

/** What is sent in the end, and of which field is told what. */
function changesOf({
  employee = personOf('1042'),
  mapping = mappingOf(),
  there = employeeThere(),
  positions = [positionThere()],
  startsOn = null,
  takenBack = [],
  known = {},
  withdrawn = [],
}: Given = {}) {
  const wanted = wantedOf({ employee, mapping, today, takenBack })
  const times = { today, startsOn }
  const shown = positions ?? undefined
  const plan = planOfKnown({ wanted, employee: there, positions: shown, times, known, withdrawn })
  const changed = plan.employee && merged({ document: there, ...plan.employee }).document
  const changedPositions = plan.positions.map(({ id, ...change }) => {
    const document = positions?.find((one) => one['id'] === id) ?? {}
    return merged({ document, ...change }).document
  })
  const fields = [
    ...(plan.employee?.fields ?? []),
    ...[...plan.positions, ...plan.newPositions].flatMap((one) => one.fields),
    ...plan.rest,
  ]
  return { changed, changedPositions, newPositions: plan.newPositions.map(({ body }) => body), fields }
}

const changedFields = ({ fields }: ReturnType<typeof changesOf>) =>
  fields.flatMap(({ field, outcome, from, to }) =>
    outcome === 'created' || outcome === 'updated' ? [[field, from, to]] : [],
  )
const reasonOf = ({ fields }: { fields: { field: string; reason: string | null }[] }, field: string) =>
  fields.find((one) => one.field === field)?.reason

/** Told as what keeps the employee from being as it should be. */
const toMend = (field: string, reason: string) => ({
  field,
  outcome: 'refused',
  from: null,
  to: null,
  reason,
})

function employeeThere(changes: JsonObject = {}): JsonObject {
  return {
    id: 'e-1',
    tenantId: 't-1',
    lastChange: '2026-01-01T10:00:00Z',
    number: '1042',
    personNames: [{ firstName: 'Kari', lastName: 'Prøve' }],
    personIds: [{ typeOfId: 'FNumber', id: kariNumber }],
    dateOfBirth: '1990-05-04',
    address: { countryCode: 'NO', somethingElse: 'Gata 9' },
    salaryPaymentMethod: { paymentType: 'bank', account: '12345678903' },
    pensions: [{ id: 'p-1', activeStart: '2021-01-01' }],
    ...changes,
  }
}

function positionThere(changes: JsonObject = {}): JsonObject {
  return {
    id: 'pos-1',
    employeeId: 'e-1',
    typeOfPosition: 'Ordinary',
    activeStart: '2020-02-01',
    employmentForm: [{ value: 'fast' }],
    typeOfWork: [{ value: '2512101' }],
    workTimeAgreement: [{ value: workTimeAgreement.toUpperCase() }],
    partTimeFactors: [{ value: 80 }],
    salaryInformation: [
      {
        salaryType: 'Period',
        contractSalaryType: 'monthly',
        monthlySalary: '50000.250',
        hourlySalary: '307.69',
        yearlySalary: '600003',
      },
    ],
    taxUnitIds: [{ value: taxUnit }],
    accountingDimensions: [
      { dimension: '2', dimensionValues: [{ value: '7' }] },
      { dimension: '1', name: 'Avdeling', dimensionValues: [{ value: '210', activeStart: '2020-02-01' }] },
    ],
    customSalaryRates: [{ rate: '100' }],
    ...changes,
  }
}

const withEmployment = (changes: Partial<EmploymentDocument>) =>
  personOf('1042', { employments: [employmentOf('E1042-1', changes)] })

test('Visma.net: somebody new is one body in the words of the API, and a draft unless the mapping says otherwise', () => {
  const { body, fields, rest } = newOf()
  expect(body).toEqual({
    isDraft: true,
    number: '1042',
    personNames: [{ firstName: 'Kari', lastName: 'Prøve' }],
    personIds: [{ typeOfId: 'FNumber', id: kariNumber }],
    dateOfBirth: '1990-05-04',
    address: { countryCode: 'NO' },
    salaryPaymentMethod: { paymentType: 'cash' },
    positions: [
      {
        activeStart: '2020-02-01',
        typeOfPosition: 'Ordinary',
        employmentForm: [{ value: 'fast' }],
        typeOfWork: [{ value: '2512101' }],
        workTimeAgreement: [{ value: workTimeAgreement }],
        partTimeFactors: [{ value: 80 }],
        salaryInformation: [
          { salaryType: 'Period', contractSalaryType: 'Monthly', monthlySalary: '50000.25' },
        ],
        taxUnitIds: [{ value: taxUnit }],
        accountingDimensions: [
          { dimension: '1', dimensionValues: [{ value: '210', activeStart: '2020-02-01' }] },
        ],
      },
    ],
  })
  expect(fields.map(({ outcome }) => outcome)).toEqual(fields.map(() => 'created'))
  expect(rest.map(({ field, reason }) => [field, reason])).toEqual([
    ['address.street', 'no-public-name'],
    ['address.postalCode', 'no-public-name'],
    ['address.city', 'no-public-name'],
    ['workEmail', 'no-public-name'],
    ['mobilePhone', 'no-public-name'],
    ['bankAccount', 'no-public-name'],
  ])
  expect(newOf({ mapping: mappingOf({ createAs: 'active' }) }).body).not.toHaveProperty('isDraft')
})

test('Visma.net: fields without a public name are sent where the mapping names them, and nowhere else', () => {
  const properties = { workEmail: 'emailAddress', mobilePhone: 'mobile', bankAccount: 'accountNumber' }
  const { body, rest } = newOf({ mapping: mappingOf({ properties }) })
  expect(body).toMatchObject({
    emailAddress: 'kari.1042@example.no',
    mobile: '+4740000000',
    accountNumber: '12345678903',
  })
  expect(rest.filter(({ field }) => !field.startsWith('address'))).toEqual([])
  const wrong = { workEmail: 'personNames' }
  expect(() => mappingOf({ properties: wrong })).toThrow('is a property that holds something else')
})

test('Visma.net: what is there as it should be is not sent again, however it is written', () => {
  const same = changesOf()
  expect(same).toMatchObject({ changed: undefined, changedPositions: [], newPositions: [] })
  expect(changedFields(same)).toEqual([])
  // Whatever payroll chose after the creation stays.
  expect(reasonOf(same, 'paymentType')).toBe('only-at-creation')
})

test('Visma.net: a raise ends the pay that holds and stands beside it; everything else goes back as it came', () => {
  const raise = { type: 'monthly' as const, amount: '60000', currency: 'NOK', from: '2026-05-01' }
  const result = changesOf({ employee: withEmployment({ pay: raise }) })
  const there = positionThere()
  expect(result.changedPositions).toEqual([
    {
      ...there,
      salaryInformation: [
        { ...(there['salaryInformation'] as JsonObject[])[0], activeEnd: '2026-04-30' },
        {
          salaryType: 'Period',
          contractSalaryType: 'Monthly',
          monthlySalary: '60000',
          activeStart: '2026-05-01',
        },
      ],
    },
  ])
  expect(changedFields(result)).toEqual([['employments.E1042-1.pay', '50000.250', '60000']])
})

test.for([
  ['before-start', { startsOn: '2026-06-01' }, { amount: '60000', from: '2026-05-01' }, []],
  [
    'later-entry-there',
    {},
    { amount: '50000.25', from: '2026-01-01' },
    [
      { monthlySalary: '50000.25', activeEnd: '2026-08-31' },
      { monthlySalary: '60000', activeStart: '2026-09-01' },
    ],
  ],
  [
    'later-entry-there',
    {},
    { amount: '55000', from: '2026-01-01' },
    [
      { monthlySalary: '50000.25', activeEnd: '2026-04-30' },
      { monthlySalary: '60000', activeStart: '2026-05-01' },
    ],
  ],
] as [string, Given, { amount: string; from: string }, JsonObject[]][])(
  'Visma.net: pay is left as it is there where it would be %s (%#)',
  ([reason, given, { amount, from }, salary]) => {
    const pay = { type: 'monthly' as const, amount, currency: 'NOK', from }
    const positions = [positionThere(salary.length > 0 ? { salaryInformation: salary } : {})]
    const result = changesOf({ ...given, employee: withEmployment({ pay }), positions })
    expect(result.changedPositions).toEqual([])
    expect(reasonOf(result, 'employments.E1042-1.pay')).toBe(reason)
  },
)

test('Visma.net: a raise to come that is put off begins later, and the pay before it goes on until then', () => {
  const pay = { type: 'monthly' as const, amount: '77000', currency: 'NOK', from: '2026-09-01' }
  const raisedFrom = (start: string, end: string | null = null) => [
    { contractSalaryType: 'Monthly', monthlySalary: '50000', activeEnd: addDays(start, -1) },
    {
      contractSalaryType: 'Monthly',
      monthlySalary: '77000',
      activeStart: start,
      ...(end !== null && { activeEnd: end }),
    },
  ]
  const sent = (salaryInformation: JsonObject[], given: Given = {}) =>
    changesOf({
      employee: withEmployment({ pay }),
      positions: [positionThere({ salaryInformation })],
      ...given,
    })
  const putOff = sent(raisedFrom('2026-07-01', '2027-06-30'))
  expect(putOff.changedPositions).toEqual([
    positionThere({ salaryInformation: raisedFrom('2026-09-01', '2027-06-30') }),
  ])
  expect(changedFields(putOff)).toEqual([['employments.E1042-1.pay.from', '2026-07-01', '2026-09-01']])
  expect(sent(raisedFrom('2026-09-01')).changedPositions).toEqual([])

  const told = 'employments.E1042-1.pay.from'
  const holds = sent(raisedFrom('2026-06-15'))
  expect([holds.changedPositions, reasonOf(holds, told)], 'what holds already stays').toEqual([
    [],
    'earlier-there',
  ])
  const first = sent(raisedFrom('2026-07-01').slice(1))
  expect([first.changedPositions, reasonOf(first, told)], 'nothing would hold before').toEqual([
    [],
    'earlier-there',
  ])
  const late = sent(raisedFrom('2026-07-01'), { employee: withEmployment({ pay, lastDay: '2026-08-31' }) })
  expect(reasonOf(late, told), 'after the end').toBe('earlier-there')
  const before = sent(raisedFrom('2026-07-01'), { startsOn: '2026-10-01' })
  expect([before.changedPositions, reasonOf(before, told)], 'I12').toEqual([[], undefined])
  const past = withEmployment({ pay: { ...pay, from: '2026-05-01' } })
  const known = sent(raisedFrom('2026-03-01'), { employee: past })
  expect([known.changedPositions, reasonOf(known, told)], 'told by another day').toEqual([[], undefined])
})

test('Visma.net: pay by the hour beside pay by the month names its own kind and amount', () => {
  const pay = { type: 'hourly' as const, amount: '310.50', currency: 'NOK', from: '2026-06-01' }
  const [position] = changesOf({ employee: withEmployment({ pay }) }).changedPositions
  expect(position?.['salaryInformation']).toMatchObject([
    { activeEnd: '2026-05-31' },
    {
      salaryType: 'Period',
      contractSalaryType: 'Hourly',
      hourlySalary: '310.50',
      activeStart: '2026-06-01',
    },
  ])
})

test('Visma.net: an employment ends with its position, and an end that is taken back is emptied', () => {
  const ended = withEmployment({ lastDay: '2026-12-31' })
  expect(changesOf({ employee: ended }).changedPositions).toEqual([
    positionThere({ activeEnd: '2026-12-31' }),
  ])
  const positions = [positionThere({ activeEnd: '2026-12-31' })]
  expect(changesOf({ positions }).changedPositions).toEqual([])
  expect(changesOf({ positions, takenBack: ['E1042-1'] }).changedPositions).toEqual([
    positionThere({ activeEnd: null }),
  ])
})

test('Visma.net: of an employment that is over the end arrives, and nothing else is changed afterwards', () => {
  const over = withEmployment({ lastDay: '2026-05-31', fullTimePercent: '100' })
  const result = changesOf({ employee: over })
  expect(result.changedPositions).toEqual([positionThere({ activeEnd: '2026-05-31' })])
  expect(reasonOf(result, 'employments.E1042-1.fullTimePercent')).toBe('employment-over')
})

test('Visma.net: a department is a value of its dimension, beside those of others', () => {
  const mapping = mappingOf({ departments: { D10: { dimension: '1', value: '220' } } })
  const [position] = changesOf({ mapping }).changedPositions
  expect(position?.['accountingDimensions']).toEqual([
    { dimension: '2', dimensionValues: [{ value: '7' }] },
    {
      dimension: '1',
      name: 'Avdeling',
      dimensionValues: [
        { value: '210', activeStart: '2020-02-01', activeEnd: '2026-06-14' },
        { value: '220', activeStart: '2026-06-15' },
      ],
    },
  ])
})

test('Visma.net: a department of another dimension takes the place of the one that the mapping gives to another', () => {
  const dimensions = (ofMapping: string, ofOthers: string) => [
    { dimension: '2', dimensionValues: [{ value: ofOthers, activeStart: '2020-02-01' }] },
    { dimension: '3', dimensionValues: [{ value: ofMapping, activeStart: '2020-02-01' }] },
  ]
  const mapping = mappingOf({
    departments: { D10: { dimension: '1', value: '210' }, D20: { dimension: '3', value: '310' } },
  })
  const sent = (accountingDimensions: JsonObject[]) =>
    changesOf({ mapping, positions: [positionThere({ accountingDimensions })] })
  const [position] = sent(dimensions('310', '7')).changedPositions
  expect(position?.['accountingDimensions']).toEqual([
    { dimension: '2', dimensionValues: [{ value: '7', activeStart: '2020-02-01' }] },
    {
      dimension: '3',
      dimensionValues: [{ value: '310', activeStart: '2020-02-01', activeEnd: '2026-06-14' }],
    },
    { dimension: '1', dimensionValues: [{ value: '210', activeStart: '2026-06-15' }] },
  ])
  const [kept] = sent(dimensions('399', '310')).changedPositions
  expect(kept?.['accountingDimensions'], 'what no mapping gives stays').toEqual([
    ...dimensions('399', '310'),
    { dimension: '1', dimensionValues: [{ value: '210', activeStart: '2026-06-15' }] },
  ])
  const there = { dimension: '1', dimensionValues: [{ value: '210', activeStart: '2020-02-01' }] }
  const both = sent([...dimensions('310', '7'), there])
  expect(changedFields(both)).toEqual([['employments.E1042-1.departmentId', '210', '210']])
  expect(changesOf({ mapping, positions: both.changedPositions }).changedPositions, 'once').toEqual([])
  const over = { ...positionThere(), accountingDimensions: [...dimensions('310', '7'), there] }
  const ended = { employee: withEmployment({ lastDay: '2026-05-31' }), mapping }
  expect(changesOf({ ...ended, positions: [{ ...over, activeEnd: '2026-05-31' }] }).changedPositions).toEqual(
    [],
  )
})

test('Visma.net: who returns gets another position; one that runs at the same time is never made beside another', () => {
  const back = employmentOf('E1042-2', { startDate: '2026-09-01' })
  const gone = employmentOf('E1042-1', { lastDay: '2026-05-31' })
  const positions = [positionThere({ activeEnd: '2026-05-31' })]
  const returned = changesOf({ employee: personOf('1042', { employments: [gone, back] }), positions })
  expect(returned.changedPositions).toEqual([])
  expect(returned.newPositions).toMatchObject([
    {
      activeStart: '2026-09-01',
      accountingDimensions: [{ dimensionValues: [{ activeStart: '2026-09-01' }] }],
    },
  ])
  const moved = changesOf({ employee: withEmployment({ startDate: '2020-03-01' }) })
  expect(moved.newPositions).toEqual([])
  expect(moved.fields).toContainEqual(toMend('employments.E1042-1', 'other-employment-there'))
  const hidden = changesOf({ positions: null })
  expect(hidden.newPositions).toEqual([])
  expect(hidden.fields).toContainEqual(toMend('employments.E1042-1', 'not-shown-there'))
})

test('Visma.net: an employment whose start is corrected is the same position, once its id there is known', () => {
  const later = withEmployment({ startDate: '2020-03-01', lastDay: '2026-12-31' })
  const known = { 'E1042-1': 'pos-1' }
  expect(changesOf({ employee: later, known })).toMatchObject({
    changedPositions: [positionThere({ activeStart: '2020-03-01', activeEnd: '2026-12-31' })],
    newPositions: [],
  })
  const gone = changesOf({ employee: later, known: { 'E1042-1': 'pos-9' } })
  expect(reasonOf(gone, 'employments.E1042-1'), 'one that is not there any more').toBe(
    'other-employment-there',
  )
  const [one, other] = [employmentOf('E1042-1', { startDate: '2021-03-01' }), employmentOf('E1042-2')]
  const positions = [positionThere(), positionThere({ id: 'pos-2', activeStart: '2021-03-01' })]
  const swapped = changesOf({
    employee: personOf('1042', { employments: [one, other] }),
    positions,
    known: { 'E1042-1': 'pos-1', 'E1042-2': 'pos-2' },
  })
  expect(swapped.changedPositions).toEqual([
    positionThere({ activeStart: '2021-03-01' }),
    positionThere({ id: 'pos-2' }),
  ])
})

test('Visma.net: a start that stands there with a time is that day, and is not sent again', () => {
  const positions = [positionThere({ activeStart: '2020-02-01T00:00:00', activeEnd: '2026-12-31T00:00:00Z' })]
  const there = employeeThere({ dateOfBirth: '1990-05-04T00:00:00' })
  const result = changesOf({ employee: withEmployment({ lastDay: '2026-12-31' }), positions, there })
  expect(result).toMatchObject({ changedPositions: [], newPositions: [], changed: undefined })
  const outcomes = new Map(result.fields.map(({ field, outcome }) => [field, outcome]))
  for (const field of ['birthDate', 'employments.E1042-1.startDate', 'employments.E1042-1.lastDay'])
    expect(outcomes.get(field), field).toBe('unchanged')
})

test('Visma.net: an employment that was withdrawn is told as long as its position is there and not over', () => {
  const told = (given: Given) =>
    changesOf({ withdrawn: [{ id: 'E1042-2', startDate: '2026-09-01' }], ...given }).fields.filter(
      ({ field }) => field === 'employments.E1042-2',
    )
  const second = positionThere({ id: 'pos-2', activeStart: '2026-09-01' })
  const toBeTold = [toMend('employments.E1042-2', 'withdrawn-there')]
  expect(told({ positions: [positionThere(), second] })).toEqual(toBeTold)
  const moved = { ...second, activeStart: '2026-10-01' }
  expect(told({ positions: [positionThere(), moved] }), 'another one').toEqual([])
  const known = { 'E1042-2': 'pos-2' }
  expect(told({ positions: [positionThere(), moved], known })).toEqual(toBeTold)
  expect(told({ positions: [positionThere()], known }), 'taken away there').toEqual([])
  const over = { ...second, activeStart: '2026-03-01', activeEnd: '2026-03-01' }
  expect(told({ positions: [positionThere(), over], known }), 'ended there').toEqual([])
})

test('Visma.net: of two that began on one day each keeps its position, in whatever order they are shown', () => {
  const people = (first: string) =>
    personOf('1042', {
      employments: [
        employmentOf('E1042-1', { fullTimePercent: first }),
        employmentOf('E1042-2', { fullTimePercent: '60' }),
      ],
    })
  const positions = [60, 40].map((value) =>
    positionThere({ id: `pos-${value}`, partTimeFactors: [{ value }] }),
  )
  const same = changesOf({ employee: people('40'), positions })
  expect(same).toMatchObject({ changedPositions: [], newPositions: [] })
  const more = changesOf({ employee: people('50'), positions })
  expect(more.changedPositions).toMatchObject([{ id: 'pos-40' }])
})

test('Visma.net: a number of the same kind that differs stays, and one of another kind stands beside it', () => {
  const other = employeeThere({ personIds: [{ typeOfId: 'FNumber', id: '01010112345' }] })
  const kept = changesOf({ there: other })
  expect(kept.changed).toBeUndefined()
  expect(reasonOf(kept, 'nationalId')).toBe('filled-there')
  const dnumber = employeeThere({ personIds: [{ typeOfId: 'DNumber', id: '44059012341' }] })
  expect(changesOf({ there: dnumber }).changed).toMatchObject({
    personIds: [
      { typeOfId: 'DNumber', id: '44059012341' },
      { typeOfId: 'FNumber', id: kariNumber },
    ],
  })
})

test('Visma.net: the country of the mapping is for whoever tells none, and never takes the place of another', () => {
  const employee = personOf('1042', { address: null })
  expect(newOf({ employee }).body).toMatchObject({ address: { countryCode: 'NO' } })
  const abroad = employeeThere({ address: { countryCode: 'SE', box: '7' } })
  expect(changesOf({ employee, there: abroad }).changed).toBeUndefined()
  expect(changesOf({ there: abroad }).changed).toEqual(
    employeeThere({ address: { countryCode: 'NO', box: '7' } }),
  )
})

test('Visma.net: a new name stands beside the former one, from today', () => {
  const { changed } = changesOf({ employee: personOf('1042', { familyName: 'Nordmann' }) })
  expect(changed).toEqual(
    employeeThere({
      personNames: [
        { firstName: 'Kari', lastName: 'Prøve', activeEnd: '2026-06-14' },
        { firstName: 'Kari', lastName: 'Nordmann', activeStart: '2026-06-15' },
      ],
    }),
  )
})

test('Visma.net: what has another form than is known here is left as it is, and told', () => {
  const positions = [positionThere({ partTimeFactors: { value: 50 }, salaryInformation: 'secret' })]
  const result = changesOf({ positions, there: employeeThere({ address: 'Gata 1' }) })
  expect(result).toMatchObject({ changed: undefined, changedPositions: [] })
  expect(reasonOf(result, 'employments.E1042-1.fullTimePercent')).toBe('not-understood-there')
  expect(reasonOf(result, 'address.country')).toBe('not-understood-there')
})

test('Visma.net: what the mapping says nothing about is told, and history is not made', () => {
  const nothing = mappingOf({ offices: {}, contractTypes: {}, departments: {}, occupationCodes: {} })
  const { rest } = newOf({ mapping: nothing })
  expect(rest.filter(({ reason }) => reason === 'no-mapping').map(({ field }) => field)).toEqual([
    'departmentId',
    'employments.E1042-1.contractType',
    'employments.E1042-1.occupationCode',
    'employments.E1042-1.officeId',
  ])
  const { unmapped } = vismaNetEntry(VISMA_NET_URLS)
  expect(unmapped(personOf('1042'), nothing).map(({ pointer }) => pointer)).toEqual([
    '/departmentId',
    '/officeId',
    '/employments/0/contractType',
    '/employments/0/occupationCode',
  ])
  const past = newOf({ employee: withEmployment({ lastDay: '2021-01-31' }) })
  expect(past.body).toBeUndefined()
  expect(reasonOf({ fields: past.rest }, 'employments')).toBe('no-employment')
})

test('Visma.net: the tax unit is that of the office, else of the employer, else the default', () => {
  const body = (changes: Parameters<typeof mappingOf>[0]) => newOf({ mapping: mappingOf(changes) }).body
  const unit = (value: string) => ({ positions: [{ taxUnitIds: [{ value }] }] })
  expect(body({ employers: { fjord: 'unit-2' } })).toMatchObject(unit(taxUnit))
  expect(body({ offices: {}, employers: { fjord: 'unit-2' } })).toMatchObject(unit('unit-2'))
  expect(body({ offices: {}, defaultTaxUnit: 'unit-3' })).toMatchObject(unit('unit-3'))
})

test('I1: credentials and mapping of Visma.net are JSON Schemas', () => {
  const entry = vismaNetEntry(VISMA_NET_URLS)
  expect(z.toJSONSchema(entry.credentials, { io: 'input' })).toMatchObject({
    required: ['clientId', 'clientSecret', 'tenantId'],
  })
  expect(z.toJSONSchema(entry.mapping, { io: 'input' })).toMatchObject({ type: 'object' })
})

const owned = [
  ...['employmentForm', 'typeOfWork', 'workTimeAgreement', 'partTimeFactors', 'salaryInformation'],
  ...['taxUnitIds', 'accountingDimensions'],
]
const dates = fc.integer({ min: 0, max: 3_000 }).map((days) => new Date(Date.UTC(2019, 0, 1 + days)))
const dateTexts = dates.map((date) => date.toISOString().slice(0, 10))
const timeline = fc.array(
  fc.record(
    {
      value: fc.constantFrom('fast', taxUnit, '80', '2512101', 80),
      monthlySalary: fc.constantFrom('50000', '60000'),
      activeStart: dateTexts,
      activeEnd: dateTexts,
      unknown: fc.jsonValue(),
    },
    { requiredKeys: [] },
  ),
  { maxLength: 5 },
)
const position = fc.record(
  {
    ...Object.fromEntries(owned.map((name) => [name, timeline])),
    accountingDimensions: fc.array(
      fc.record({ dimension: fc.constantFrom('1', '2'), dimensionValues: timeline }),
      { maxLength: 3 },
    ),
    pensions: timeline,
    absence: fc.jsonValue(),
  },
  { requiredKeys: [] },
)

/** Every object in a document, by the place where it lies; within timelines without what may be changed in place. */
function placesOf(value: unknown, place = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((one, index) => placesOf(one, `${place}/${index}`))
  if (typeof value !== 'object' || value === null) return [place]
  return [place, ...Object.entries(value).flatMap(([name, one]) => placesOf(one, `${place}/${name}`))]
}

test('Visma.net: whatever a document holds, a merge loses no place of it, and merging twice changes nothing', () => {
  const mapping = mappingOf()
  fc.assert(
    fc.property(
      position,
      fc.option(dateTexts, { nil: null }),
      dateTexts,
      dateTexts,
      (changes, lastDay, from, day) => {
        const there = { id: 'pos-1', activeStart: '2020-02-01', ...changes } as JsonObject
        const employment = employmentOf('E1042-1', {
          lastDay: lastDay !== null && lastDay < '2020-02-01' ? null : lastDay,
          pay: { type: 'monthly', amount: '61000', currency: 'NOK', from },
        })
        const employee = personOf('1042', { employments: [employment] })
        const [wanted] = wantedOf({ employee, mapping, today: day }).employments
        const when = { today: day, startsOn: null, employment }
        const once = merged({ document: there, wants: wanted?.wants ?? [], when })
        const places = new Set(placesOf(once.document))
        expect(placesOf(there).filter((place) => !places.has(place))).toEqual([])
        const twice = merged({ document: once.document, wants: wanted?.wants ?? [], when })
        expect(twice.document).toEqual(once.document)
        expect(twice.changed).toBe(false)
      },
    ),
  )
})
