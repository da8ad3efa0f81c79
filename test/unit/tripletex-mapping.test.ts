import { expect, test } from 'vitest'
import { planOf } from '../../src/connectors/tripletex/plan.ts'
import { wantedOf, type LookedUp } from '../../src/connectors/tripletex/wanted.ts'
import { outcomeOf } from '../../src/connectors/tripletex/write.ts'
import { tripletexEntry } from '../../src/connectors/tripletex/entry.ts'
import type { RemoteEmployeeWhole, RemoteEmployment } from '../../src/connectors/tripletex/answers.ts'
import type { EmployeeDocument, EmploymentDocument } from '../../src/domain/documents.ts'
import { z } from 'zod'
import { employmentOf, kariNumber, mappingOf, personOf } from '../support/tripletex-people.ts'

const lookedUp: LookedUp = {
  departments: new Map([['10', { id: 311 }]]),
  divisions: new Map([['888888888', { id: 55 }]]),
  occupationCodes: new Map([['2512101', { id: 4021 }]]),
  countries: new Map([['NO', { id: 161 }]]),
}

type Given = {
  employee?: EmployeeDocument
  mapping?: ReturnType<typeof mappingOf>
  remote?: RemoteEmployeeWhole
  today?: string
  startsOn?: string | null
  takenBack?: string[]
  withdrawn?: { id: string; startDate: string }[]
}

function plan({ remote, withdrawn, today = '2026-06-15', startsOn = null, ...given }: Given = {}) {
  const { employee = personOf('1042'), mapping = mappingOf(), takenBack = [] } = given
  const wanted = wantedOf({ employee, mapping, lookedUp, today, takenBack })
  const { steps, rest } = planOf({ wanted, remote, when: { today, startsOn }, withdrawn })
  return { calls: steps.map(({ method, path, body }) => ({ [`${method} ${path}`]: body })), steps, rest }
}

const reasonOf = (planned: ReturnType<typeof plan>, field: string) =>
  planned.rest.find((one) => one.field === field)?.reason

const line = {
  id: 700,
  version: 1,
  date: '2025-01-01',
  employmentType: 'ORDINARY',
  employmentForm: 'PERMANENT',
  workingHoursScheme: 'NOT_SHIFT',
  remunerationType: 'MONTHLY_WAGE',
  percentageOfFullTimeEquivalent: 80,
  annualSalary: 600_003,
  occupationCode: { id: 4021 },
}
const employment = {
  id: 77,
  version: 3,
  employmentId: 'E1042-1',
  startDate: '2020-02-01',
  endDate: null,
  employmentEndReason: null,
  division: { id: 55 },
  isMainEmployer: true,
  employmentDetails: [line],
}

/** As Tripletex holds it after everything was sent. */
function there(changes: Partial<RemoteEmployeeWhole> = {}): RemoteEmployeeWhole {
  return {
    id: 9001,
    version: 5,
    firstName: 'Kari',
    lastName: 'Prøve',
    employeeNumber: '1042',
    dateOfBirth: '1990-05-04',
    email: 'Kari.1042@example.no',
    phoneNumberMobile: '400 00 000',
    nationalIdentityNumber: kariNumber,
    dnumber: null,
    bankAccountNumber: '12345678903',
    userType: null,
    department: { id: 311 },
    address: {
      id: 8,
      version: 2,
      addressLine1: 'Gata 1',
      postalCode: '0150',
      city: 'Oslo',
      country: { id: 161 },
    },
    employments: [employment],
    ...changes,
  }
}
const withLines = (...lines: object[]) =>
  there({ employments: [{ ...employment, employmentDetails: lines.map((one) => ({ ...line, ...one })) }] })

test('somebody new is one nested body in the words of Tripletex', () => {
  expect(plan().calls).toEqual([
    {
      'POST /employee': {
        employeeNumber: '1042',
        firstName: 'Kari',
        lastName: 'Prøve',
        email: 'kari.1042@example.no',
        phoneNumberMobile: '+4740000000',
        userType: 'NO_ACCESS',
        dateOfBirth: '1990-05-04',
        nationalIdentityNumber: kariNumber,
        bankAccountNumber: '12345678903',
        department: { id: 311 },
        address: { addressLine1: 'Gata 1', postalCode: '0150', city: 'Oslo', country: { id: 161 } },
        employments: [
          {
            employmentId: 'E1042-1',
            startDate: '2020-02-01',
            isMainEmployer: true,
            division: { id: 55 },
            employmentDetails: [
              {
                date: '2020-02-01',
                employmentForm: 'PERMANENT',
                employmentType: 'ORDINARY',
                workingHoursScheme: 'NOT_SHIFT',
                percentageOfFullTimeEquivalent: 80,
                occupationCode: { id: 4021 },
                remunerationType: 'MONTHLY_WAGE',
                annualSalary: 600_003,
              },
            ],
          },
        ],
      },
    },
  ])
})

test('I9: what is there already is not sent again', () => {
  const { calls, rest } = plan({ remote: there() })
  expect(calls).toEqual([])
  expect(rest.filter(({ outcome }) => outcome !== 'unchanged')).toEqual([])
})

test('only what differs is sent, with id and version, the address with its own', () => {
  const employee = personOf('1042', {
    familyName: 'Nordmann',
    address: { street: 'Gata 1', postalCode: '1530', city: 'Moss', country: 'NO' },
  })
  const { calls, steps } = plan({ employee, remote: there() })
  expect(calls).toEqual([
    {
      'PUT /employee/9001': {
        id: 9001,
        version: 5,
        lastName: 'Nordmann',
        address: { id: 8, version: 2, postalCode: '1530', city: 'Moss' },
      },
    },
  ])
  expect(steps[0]?.fields[0]).toEqual({
    field: 'familyName',
    name: 'lastName',
    outcome: 'updated',
    from: 'Prøve',
    to: 'Nordmann',
    reason: null,
  })
})

test('I4: what is empty here blanks nothing there', () => {
  const employee = personOf('1042', {
    workEmail: null,
    mobilePhone: null,
    nationalId: null,
    address: null,
    bankAccount: null,
    departmentId: null,
    officeId: null,
    employments: [
      employmentOf('E1042-1', { contractType: null, fullTimePercent: null, occupationCode: null, pay: null }),
    ],
  })
  const ended = there({ employments: [{ ...employment, endDate: '2030-01-31' }] })
  expect(plan({ employee, remote: ended }).calls).toEqual([])
})

test('what the mapping says nothing about is named with its field and place, not where a default or the list holds it', () => {
  const { unmapped } = tripletexEntry(['https://tripletex.example.no/v2'])
  const employee = personOf('1042', {
    departmentId: 'constructor',
    officeId: 'O9',
    employments: [
      employmentOf('E1042-1', { contractType: 'odd', occupationCode: '2512101' }),
      employmentOf('E1042-2', { withdrawn: true, contractType: 'odder' }),
      employmentOf('E1042-3', { occupationCode: 'cook' }),
    ],
  })
  expect(unmapped(employee, mappingOf())).toEqual([
    { field: 'departmentId', value: 'constructor', pointer: '/departmentId' },
    { field: 'officeId', value: 'O9', pointer: '/officeId' },
    { field: 'contractType', value: 'odd', pointer: '/employments/0/contractType' },
    { field: 'occupationCode', value: 'cook', pointer: '/employments/2/occupationCode' },
  ])
  const defaults = { defaultDepartment: { number: '1' }, defaultOffice: '888888888' }
  const contract = { defaultContractType: { employmentForm: 'PERMANENT' } } as const
  const occupationCodes = { cook: '5120101' }
  expect(unmapped(employee, mappingOf({ ...defaults, ...contract, occupationCodes }))).toEqual([])
})

test('the birth date of the document is sent where the number tells none', () => {
  const nationalId = { country: 'NO', number: '53097248016' }
  const sentWith = (birthDate: string | null) =>
    Object.values(plan({ employee: personOf('1042', { nationalId, birthDate }) }).calls[0] ?? {})[0]
  expect(sentWith('1972-09-13')).toMatchObject({ dateOfBirth: '1972-09-13' })
  expect(sentWith(null)).not.toHaveProperty('dateOfBirth')
})

test('e-mail is sent at creation only, identity number and birth date only where there is none', () => {
  const filled = plan({
    remote: there({
      email: 'old@example.no',
      nationalIdentityNumber: '01010112345',
      dateOfBirth: '1990-05-05',
    }),
  })
  expect(filled.calls).toEqual([])
  expect(filled.rest.filter(({ outcome }) => outcome === 'not-sent')).toMatchObject([
    { field: 'workEmail', from: 'old@example.no', reason: 'only-at-creation' },
    { field: 'birthDate', reason: 'filled-there' },
    { field: 'nationalId', from: '01010112345', to: kariNumber, reason: 'filled-there' },
  ])
  const empty = plan({ remote: there({ email: null, nationalIdentityNumber: null, dateOfBirth: null }) })
  expect(empty.calls).toEqual([
    {
      'PUT /employee/9001': {
        id: 9001,
        version: 5,
        dateOfBirth: '1990-05-04',
        nationalIdentityNumber: kariNumber,
      },
    },
  ])
})

test('an identity number that the token may not see is not taken for missing', () => {
  const { nationalIdentityNumber: _hidden, ...remote } = there()
  const planned = plan({ remote })
  expect(planned.calls).toEqual([])
  expect(reasonOf(planned, 'nationalId')).toBe('not-shown-there')
})

test('employments and salary lines that the token may not see are not made again', () => {
  const { employments: _hidden, ...remote } = there()
  expect(plan({ remote }).calls).toEqual([])
  expect(reasonOf(plan({ remote }), 'employments.E1042-1')).toBe('not-shown-there')
  const { employmentDetails: _lines, ...without } = employment
  expect(plan({ remote: there({ employments: [without] }) }).calls).toEqual([])
})

test('a D-number has its own field and says no birth date', () => {
  const [call] = plan({
    employee: personOf('1042', { nationalId: { country: 'NO', number: '440590 12360' } }),
    remote: there({ dnumber: '' }),
  }).calls
  expect(call).toEqual({ 'PUT /employee/9001': { id: 9001, version: 5, dnumber: '44059012360' } })
})

test('I4: a phone number without its country is not sent, as readiness says', () => {
  for (const mobilePhone of ['ring 40000000', '40 00 00 01']) {
    const planned = plan({ employee: personOf('1042', { mobilePhone }), remote: there() })
    expect(planned.calls).toEqual([])
    expect(reasonOf(planned, 'mobilePhone')).toBe('not-valid')
  }
})

test('I4: a number or an account whose digits cannot be right is not sent', () => {
  const employee = personOf('1042', {
    nationalId: { country: 'NO', number: '04059012378' },
    bankAccount: { country: 'NO', clearing: null, number: '12345678904' },
  })
  const planned = plan({ employee, remote: there({ nationalIdentityNumber: '', bankAccountNumber: '' }) })
  expect(planned.calls).toEqual([])
  expect(reasonOf(planned, 'nationalId')).toBe('not-valid')
  expect(reasonOf(planned, 'bankAccount')).toBe('not-valid')
})

test('what has no place in Tripletex, or no mapping, is told as not sent', () => {
  const employee = personOf('1042', {
    nationalId: { country: 'SE', number: '191212121212' },
    bankAccount: { country: 'SE', clearing: '8327-9', number: '123456789' },
    departmentId: 'D99',
    employments: [
      employmentOf('E1042-1', {
        contractType: 'seasonal',
        occupationCode: 'x',
        pay: { type: 'monthly', amount: '1', currency: 'SEK', from: null },
      }),
    ],
  })
  const planned = plan({ employee })
  expect(Object.fromEntries(planned.rest.map(({ field, reason }) => [field, reason]))).toEqual({
    nationalId: 'not-norwegian',
    bankAccount: 'not-norwegian',
    departmentId: 'no-mapping',
    'employments.E1042-1.contractType': 'no-mapping',
    'employments.E1042-1.occupationCode': 'no-mapping',
    'employments.E1042-1.pay': 'currency',
  })
  const missing = wantedOf({
    employee: personOf('1042'),
    mapping: mappingOf(),
    lookedUp: { ...lookedUp, departments: new Map([['10', 'not-there']]) },
    today: '2030-03-01',
  })
  expect(missing.notSent).toMatchObject([{ field: 'departmentId', reason: 'not-found-there' }])
})

test('defaults of the mapping stand in for departments, offices and contract types without one', () => {
  const employee = personOf('1042', {
    departmentId: null,
    officeId: 'O9',
    employments: [employmentOf('E1042-1', { contractType: 'seasonal' })],
  })
  const mapping = mappingOf({
    defaultDepartment: { number: '10' },
    defaultOffice: '888888888',
    defaultContractType: { employmentForm: 'TEMPORARY' },
  })
  const [step] = plan({ employee, mapping }).steps
  expect(step?.body).toMatchObject({
    department: { id: 311 },
    employments: [{ division: { id: 55 }, employmentDetails: [{ employmentForm: 'TEMPORARY' }] }],
  })
})

test('pay by the hour is sent as it is, pay by the month times twelve without binary fractions', () => {
  const paid = (pay: object) =>
    plan({
      employee: personOf('1', {
        employments: [employmentOf('E1-1', { pay: { currency: 'NOK', from: null, ...pay } as never })],
      }),
    }).steps[0]?.fields.filter(({ field }) => field.includes('.pay'))
  expect(paid({ type: 'hourly', amount: '215.50' })?.map(({ name, to }) => [name, to])).toEqual([
    ['remunerationType', 'HOURLY_WAGE'],
    ['hourlyWage', '215.5'],
  ])
  expect(paid({ type: 'monthly', amount: '33333.35' })?.at(-1)?.to).toBe('400000.2')
})

const raise = (from: string | null, amount = '60000') =>
  personOf('1042', {
    employments: [employmentOf('E1042-1', { pay: { type: 'monthly', amount, currency: 'NOK', from } })],
  })

test('a raise is a new line from its date, and carries on what is not known here', () => {
  const remote = withLines({ payrollTaxMunicipalityId: { id: 301 }, shiftDurationHours: 7.5 })
  expect(plan({ employee: raise('2026-05-01'), remote }).calls).toEqual([
    {
      'POST /employee/employment/details': {
        employment: { id: 77 },
        date: '2026-05-01',
        employmentType: 'ORDINARY',
        employmentForm: 'PERMANENT',
        workingHoursScheme: 'NOT_SHIFT',
        shiftDurationHours: 7.5,
        remunerationType: 'MONTHLY_WAGE',
        percentageOfFullTimeEquivalent: 80,
        annualSalary: 720_000,
        occupationCode: { id: 4021 },
        payrollTaxMunicipalityId: { id: 301 },
      },
    },
  ])
})

test('pay that was wrong of a day is put right of that day, and what else changed holds from today', () => {
  const employee = raise('2025-01-01', '50000')
  const corrected = {
    'PUT /employee/employment/details/700': { id: 700, version: 1, annualSalary: 600_000 },
  }
  expect(plan({ employee, remote: there() }).calls).toEqual([corrected])
  const [employmentHere] = employee.employments
  const shorter = personOf('1042', {
    employments: [{ ...(employmentHere as EmploymentDocument), fullTimePercent: '50' }],
  })
  expect(plan({ employee: shorter, remote: there() }).calls).toMatchObject([
    corrected,
    {
      'POST /employee/employment/details': {
        date: '2026-06-15',
        percentageOfFullTimeEquivalent: 50,
        annualSalary: 600_000,
      },
    },
  ])
})

test('pay that is still to come when somebody is made has a line of its own, from its day', () => {
  const [step] = plan({ employee: raise('2027-01-01') }).steps
  const made = step?.body['employments'] as { employmentDetails: object[] }[] | undefined
  const [first, second] = made?.[0]?.employmentDetails ?? []
  expect(first).toMatchObject({ date: '2020-02-01', percentageOfFullTimeEquivalent: 80 })
  expect(first).not.toHaveProperty('annualSalary')
  expect(second).toMatchObject({ date: '2027-01-01', annualSalary: 720_000, employmentForm: 'PERMANENT' })
  const lines = plan({
    employee: raise('2027-01-01'),
    remote: there({ employments: [{ ...employment, employmentDetails: [] }] }),
  })
  expect(lines.calls).toMatchObject([
    { 'POST /employee/employment/details': { date: '2020-02-01' } },
    { 'POST /employee/employment/details': { date: '2027-01-01', annualSalary: 720_000 } },
  ])
})

test('whoever changes from month to hour is not paid twice', () => {
  const employee = personOf('1042', {
    employments: [
      employmentOf('E1042-1', {
        pay: { type: 'hourly', amount: '215', currency: 'NOK', from: '2026-05-01' },
      }),
    ],
  })
  const [step] = plan({ employee, remote: there() }).steps
  expect(step?.body).toMatchObject({ hourlyWage: 215, remunerationType: 'HOURLY_WAGE' })
  expect(step?.body).not.toHaveProperty('annualSalary')
})

test('a change without a date of its own is a new line from today, and corrects today’s line', () => {
  const employee = personOf('1042', {
    employments: [employmentOf('E1042-1', { fullTimePercent: '50' })],
  })
  const [first] = plan({ employee, remote: there() }).steps
  expect(first?.body).toMatchObject({
    date: '2026-06-15',
    percentageOfFullTimeEquivalent: 50,
    annualSalary: 600_003,
  })
  const remote = withLines({}, { id: 701, date: '2026-06-15', percentageOfFullTimeEquivalent: 60 })
  expect(plan({ employee, remote }).calls).toEqual([
    {
      'PUT /employee/employment/details/701': { id: 701, version: 1, percentageOfFullTimeEquivalent: 50 },
    },
  ])
})

test('I12: pay from before the start of the integration is not sent, nor over a later line there', () => {
  const before = plan({ employee: raise('2026-05-01'), remote: there(), startsOn: '2026-06-01' })
  expect(before.calls).toEqual([])
  expect(reasonOf(before, 'employments.E1042-1.pay')).toBe('before-start')
  const later = plan({
    employee: raise('2025-06-01'),
    remote: withLines({}, { id: 701, date: '2026-01-01' }),
  })
  expect(later.calls).toEqual([])
  expect(reasonOf(later, 'employments.E1042-1.pay')).toBe('later-line-there')
})

test('a line of the future there is left alone, and one from here is sent once', () => {
  const future = { id: 701, date: '2026-09-01', annualSalary: 720_000 }
  expect(plan({ remote: withLines({}, future) }).calls).toEqual([])
  expect(plan({ employee: raise('2026-09-01'), remote: withLines({}, future) }).calls).toEqual([])
})

test('an end goes out with what the mapping adds, and keeps the reason that payroll gave', () => {
  const employee = personOf('1042', { employments: [employmentOf('E1042-1', { lastDay: '2026-07-31' })] })
  const mapping = mappingOf({ endReason: 'EMPLOYMENT_END_EMPLOYEE', removeAccessAtEnd: true })
  expect(plan({ employee, mapping, remote: there() }).calls).toEqual([
    {
      'PUT /employee/employment/77': {
        id: 77,
        version: 3,
        endDate: '2026-07-31',
        employmentEndReason: 'EMPLOYMENT_END_EMPLOYEE',
        isRemoveAccessAtEmploymentEnded: true,
      },
    },
  ])
  const given = there({ employments: [{ ...employment, employmentEndReason: 'EMPLOYMENT_END_EMPLOYER' }] })
  const [step] = plan({ employee, mapping, remote: given }).steps
  expect(step?.body).not.toHaveProperty('employmentEndReason')
})

test('an end is emptied only if it was sent before and is taken back', () => {
  const remote = there({ employments: [{ ...employment, endDate: '2026-07-31' }] })
  expect(plan({ remote }).calls).toEqual([])
  expect(plan({ remote, takenBack: ['E1042-1'] }).calls).toEqual([
    { 'PUT /employee/employment/77': { id: 77, version: 3, endDate: null } },
  ])
})

test('an employment is known by its id, else by the day it starts, and is not made beside another', () => {
  const unnamed = { ...employment, employmentId: null }
  expect(plan({ remote: there({ employments: [unnamed] }) }).calls).toEqual([
    { 'PUT /employee/employment/77': { id: 77, version: 3, employmentId: 'E1042-1' } },
  ])
  const other = plan({ remote: there({ employments: [{ ...unnamed, startDate: '2020-03-01' }] }) })
  expect(other.calls).toEqual([])
  expect(reasonOf(other, 'employments.E1042-1')).toBe('other-employment-there')
  expect(outcomeOf({ fields: other.rest, isNew: false }), 'it is green for nobody').toBe('refused')
  const over = { ...unnamed, startDate: '2018-01-01', endDate: '2019-12-31' }
  expect(plan({ remote: there({ employments: [over] }) }).calls).toMatchObject([
    { 'POST /employee/employment': { employee: { id: 9001 }, startDate: '2020-02-01' } },
  ])
})

test('withdrawn employments are not sent, those that are over are not made, and nobody is made without one', () => {
  const ended = employmentOf('E1042-0', { startDate: '2018-01-01', lastDay: '2019-12-31' })
  const gone = employmentOf('E1042-2', { withdrawn: true })
  const both = personOf('1042', { employments: [ended, employmentOf('E1042-1'), gone] })
  const planned = plan({ employee: both })
  expect(planned.steps[0]?.body['employments']).toHaveLength(1)
  expect(reasonOf(planned, 'employments.E1042-0')).toBe('over-before-start')
  const none = plan({ employee: personOf('1042', { employments: [ended, gone] }) })
  expect(none.calls).toEqual([])
  expect(reasonOf(none, 'employments')).toBe('no-employment')
})

test('an employment that was withdrawn is told as long as it is there and not over', () => {
  const second = { ...employment, id: 78, employmentId: 'E1042-2', startDate: '2026-09-01' }
  const told = (...others: RemoteEmployment[]) => {
    const withdrawn = [{ id: 'E1042-2', startDate: '2026-09-01' }]
    const planned = plan({ remote: there({ employments: [employment, ...others] }), withdrawn })
    expect(planned.calls, 'nothing is written').toEqual([])
    return planned.rest.filter(({ field }) => field === 'employments.E1042-2')
  }
  const toBeTold = [
    { field: 'employments.E1042-2', outcome: 'refused', from: null, to: null, reason: 'withdrawn-there' },
  ]
  expect(told(second)).toEqual(toBeTold)
  expect(told({ ...second, startDate: '2026-10-01' }), 'known by its id').toEqual(toBeTold)
  expect(told({ ...second, employmentId: null }), 'known by its day').toEqual(toBeTold)
  expect(told({ ...second, employmentId: null, startDate: '2026-10-01' }), 'another one').toEqual([])
  expect(told(), 'taken away there').toEqual([])
  const wrong = { employmentEndReason: 'EMPLOYMENT_END_WRONGLY_REPORTED' }
  expect(told({ ...second, startDate: '2026-06-14', endDate: '2026-06-14' }), 'over').toEqual([])
  expect(told({ ...second, endDate: '2026-09-01' }), 'with an end to come').toEqual(toBeTold)
  expect(told({ ...second, endDate: '2026-09-01', ...wrong }), 'ended as a mistake').toEqual([])
  expect(told({ ...second, ...wrong }), 'without an end').toEqual(toBeTold)
})

test('an employment that was withdrawn for another one of the same day is not told: it is that one now', () => {
  const again = personOf('1042', { employments: [employmentOf('E1042-3')] })
  const withdrawn = [{ id: 'E1042-1', startDate: '2020-02-01' }]
  const planned = plan({ employee: again, remote: there(), withdrawn })
  expect(planned.rest.filter(({ outcome }) => outcome === 'refused')).toEqual([])
})

test('I1: credentials and mapping are schemas that people and programs can read', () => {
  const entry = tripletexEntry(['https://tripletex.no/v2'])
  expect(z.toJSONSchema(entry.credentials, { io: 'input' })).toMatchObject({
    type: 'object',
    required: ['consumerToken', 'employeeToken'],
    properties: { apiUrl: { enum: ['https://tripletex.no/v2'] } },
  })
  expect(z.toJSONSchema(entry.mapping, { io: 'input' })).toMatchObject({ type: 'object' })
})
