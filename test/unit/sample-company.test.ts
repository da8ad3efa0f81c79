import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { idnr } from '@navikt/fnrvalidator'
import personnummer from 'personnummer'
import { describe, expect, test } from 'vitest'

import { TripletexMapping } from '../../src/connectors/tripletex/entry.ts'
import { readSampleCompany } from '../../src/local/sample/company.ts'
import { isLuhn, isMod11 } from './sample-check-digits.ts'

const company = readSampleCompany()
const { employees, leavers } = company
const employments = employees.flatMap((employee) => employee.employments)
const users = employees.flatMap(({ user }) => (user === null ? [] : [user]))

const numbers = (country: 'SE' | 'NO') =>
  employees.flatMap(({ nationalId }) => (nationalId?.country === country ? [nationalId.number] : []))
const repeated = <Value>(values: readonly Value[]) =>
  values.filter((value, index) => values.indexOf(value) !== index)

describe('who is in it', () => {
  test('200 employees of two employers, six offices and seven departments', () => {
    expect(employees).toHaveLength(200)
    expect(new Set(employments.map(({ employerId }) => employerId))).toEqual(new Set(['acme-se', 'acme-no']))
    expect(new Set(employees.map(({ officeId }) => officeId))).toEqual(new Set(Object.keys(company.offices)))
    expect(new Set(employees.map(({ departmentId }) => departmentId))).toEqual(
      new Set(Object.keys(company.departments)),
    )
  })

  test('120 employees are Swedish, 80 Norwegian', () => {
    expect(employees.filter(({ id }) => id.startsWith('E1'))).toHaveLength(120)
    expect(employees.filter(({ id }) => id.startsWith('E2'))).toHaveLength(80)
  })

  test('every reference names somebody or something', () => {
    const ids = employees.map(({ id }) => id)
    const employers = company.employers.map(({ id }) => id)
    const templates = company.userTemplates.map(({ id }) => id)
    expect(
      employees.flatMap(({ managerEmployeeId }) => managerEmployeeId ?? []).filter((id) => !ids.includes(id)),
    ).toEqual([])
    expect(employments.filter(({ employerId }) => !employers.includes(employerId))).toEqual([])
    expect(
      users.flatMap(({ userTemplateId }) => userTemplateId ?? []).filter((id) => !templates.includes(id)),
    ).toEqual([])
    expect(company.unknownToVismaConnect.filter((id) => !users.some((user) => user.id === id))).toEqual([])
    expect(ids).toContain(company.tryThis)
  })

  test('ids, numbers, user names and work e-mails are unique', () => {
    expect(repeated(employees.map(({ id }) => id))).toEqual([])
    expect(repeated(employees.map(({ employeeNumber }) => employeeNumber))).toEqual([])
    expect(repeated(employments.map(({ id }) => id))).toEqual([])
    expect(repeated(users.map(({ id }) => id))).toEqual([])
    expect(repeated(users.map(({ username }) => username))).toEqual([])
    expect(repeated(employees.flatMap(({ workEmail }) => workEmail ?? []))).toEqual([])
    expect(repeated([...numbers('SE'), ...numbers('NO')])).toEqual([])
  })

  test('L12: one Visma Connect account is shared, by two users', () => {
    expect(repeated(users.flatMap(({ vismaConnectEmail }) => vismaConnectEmail ?? []))).toEqual([
      'disa.bergdal@example.se',
    ])
    expect(
      users
        .filter(({ vismaConnectEmail }) => vismaConnectEmail === 'disa.bergdal@example.se')
        .map(({ id }) => id),
    ).toEqual(['U1112', 'U2060'])
  })

  test('one service account is exempt, three users are administrators, 13 employees have no user', () => {
    expect(users.filter(({ exempt }) => exempt).map(({ id }) => id)).toEqual(['U1120'])
    expect(users.filter(({ administrator }) => administrator).map(({ id }) => id)).toEqual([
      'U1001',
      'U1002',
      'U2001',
    ])
    expect(employees.filter(({ user }) => user === null)).toHaveLength(13)
  })

  test('L1: days are set for users, templates and the company, and some are off', () => {
    const own = users.flatMap(({ deactivateAfterDays }) => deactivateAfterDays ?? [])
    expect(own.filter((days) => days === 'off')).toHaveLength(3)
    expect(own.filter((days) => days !== 'off').toSorted((first, second) => first - second)).toEqual([
      0, 0, 10, 14, 30, 90, 180, 999,
    ])
    expect(company.userTemplates.map(({ id, deactivateAfterDays }) => [id, deactivateAfterDays])).toEqual([
      ['seasonal', 60],
      ['consultant', 0],
    ])
    expect(company.settings).toMatchObject({
      deactivateAfterDays: 5,
      automation: 'on',
      lateNoticeDelayMinutes: 0,
      guard: { count: 1000, percent: 100 },
    })
  })
})

describe('nobody is real', () => {
  test('Swedish identity numbers have right check digits and lie in the series of the published test numbers', () => {
    expect(numbers('SE').length).toBeGreaterThan(110)
    expect(numbers('SE').filter((number) => !/^\d{12}$/.test(number) || !personnummer.valid(number))).toEqual(
      [],
    )
    const birthNumbers = numbers('SE').map((number) => Number(number.slice(8, 11)))
    expect(birthNumbers.filter((number) => number !== 238 && number !== 239 && number < 920)).toEqual([])
  })

  test('two Swedish numbers are coordination numbers', () => {
    expect(numbers('SE').filter((number) => personnummer.parse(number).isCoordinationNumber())).toHaveLength(
      2,
    )
  })

  test('Norwegian identity numbers have right control digits and 80 added to the month', () => {
    expect(numbers('NO').length).toBeGreaterThan(70)
    const types = numbers('NO').map((number) => {
      const result = idnr(number)
      return result.status === 'valid' ? result.type : 'invalid'
    })
    expect(types.filter((type) => type !== 'tnr' && type !== 'dnr-and-tnr')).toEqual([])
    expect(types.filter((type) => type === 'dnr-and-tnr')).toHaveLength(2)
  })

  test('e-mail ends in example.se or example.no, plain letters before it', () => {
    const mails = [
      ...employees.flatMap(({ workEmail }) => workEmail ?? []),
      ...users.flatMap(({ vismaConnectEmail }) => vismaConnectEmail ?? []),
    ]
    expect(mails.length).toBeGreaterThan(350)
    expect(mails.filter((mail) => !/^[a-z]+\.[a-z]+@example\.(se|no)$/.test(mail))).toEqual([])
  })

  test('Swedish phone numbers are those reserved for fiction (070-1740605 to 99); Norwegian ones begin with 0000', () => {
    const phones = employees.flatMap(({ mobilePhone }) => mobilePhone ?? [])
    const fiction = (phone: string) => Number(phone.slice(9)) >= 605 && Number(phone.slice(9)) <= 699
    expect(
      phones
        .filter((phone) => phone.startsWith('+46'))
        .filter((phone) => !/^\+46701740\d{3}$/.test(phone) || !fiction(phone)),
    ).toEqual([])
    expect(
      phones.filter((phone) => !phone.startsWith('+46')).filter((phone) => !/^\+470000\d{4}$/.test(phone)),
    ).toEqual([])
    expect(repeated(phones)).toEqual([])
  })

  test('organisation numbers have right check digits; the Norwegian one lies in the series of the test register', () => {
    const [swedish, norwegian] = company.employers.map(({ organisationNumber }) => organisationNumber)
    expect(swedish).toBe('5599999900')
    expect(isLuhn('5599999900')).toBe(true)
    expect(norwegian).toBe('319999981')
    expect(isMod11({ number: '319999981', highest: 7 })).toBe(true)
  })

  test('the payroll mapping names every department, office and contract type of its employer, and each division once', () => {
    const { employerId, mapping, divisions } = company.payroll
    const theirs = employees.filter((employee) =>
      employee.employments.some((employment) => employment.employerId === employerId),
    )
    const { departments, offices, contractTypes } = TripletexMapping.parse(mapping)
    const contracts = theirs.flatMap((employee) =>
      employee.employments.map(({ contractType }) => contractType),
    )
    expect(Object.keys(departments)).toEqual(
      expect.arrayContaining(theirs.map(({ departmentId }) => departmentId)),
    )
    expect(Object.keys(offices)).toEqual(expect.arrayContaining(theirs.map(({ officeId }) => officeId)))
    expect(Object.keys(contractTypes)).toEqual(expect.arrayContaining(contracts))
    const numbers = divisions.map(({ organizationNumber }) => organizationNumber)
    expect(Object.values(offices)).toEqual(numbers)
    expect(numbers.filter((number) => !isMod11({ number, highest: 7 }))).toEqual([])
  })

  test('bank accounts have right check digits', () => {
    const accounts = employees.flatMap(({ bankAccount }) => bankAccount ?? [])
    const swedish = accounts.filter(({ country }) => country === 'SE')
    const swedbank = swedish.filter(({ clearing }) => clearing?.startsWith('8'))
    const handelsbanken = swedish.filter(({ clearing }) => clearing?.startsWith('6'))
    const norwegian = accounts.filter(({ country }) => country === 'NO')
    expect(accounts.length).toBeGreaterThan(180)
    expect(swedbank.length + handelsbanken.length + norwegian.length).toBe(accounts.length)
    expect(
      swedbank.filter(
        ({ clearing, number }) => !isLuhn((clearing ?? '').replace('-', '')) || !isLuhn(number),
      ),
    ).toEqual([])
    expect(
      handelsbanken.filter(({ number }) => number.length !== 9 || !isMod11({ number, highest: 9 })),
    ).toEqual([])
    expect(
      norwegian.filter(({ number }) => number.length !== 11 || !isMod11({ number, highest: 7 })),
    ).toEqual([])
  })

  test('the check digits of the checks: published numbers pass, one digit off fails', () => {
    expect(isLuhn('5560360793')).toBe(true) // the example of the Swedish companies register
    expect(isLuhn('5560360794')).toBe(false)
    expect(isMod11({ number: '974760673', highest: 7 })).toBe(true) // the Norwegian register itself
    expect(isMod11({ number: '974760674', highest: 7 })).toBe(false)
  })
})

describe('who leaves', () => {
  test('every kind of termination that the rules know is among them', () => {
    const counts = Object.groupBy(leavers, ({ kind }) => kind)
    expect(Object.entries(counts).map(([kind, each]) => [kind, each?.length])).toEqual([
      ['overdue', 10],
      ['overlapping', 8],
      ['chain', 5],
      ['due in days', 7],
      ['due in weeks', 18],
      ['back too late', 1],
      ['access now', 3],
      ['garden leave', 2],
      ['handover', 1],
      ['superseded', 2],
      ['returning', 5],
      ['revoked', 2],
      ['withdrawn', 1],
      ['no user', 2],
      ['off', 2],
      ['exempt', 1],
      ['inactive', 1],
    ])
  })

  test('every leaver is an employment of the company, told once', () => {
    const ids = employments.map(({ id }) => id)
    expect(leavers.filter(({ employment }) => !ids.includes(employment))).toEqual([])
    expect(repeated(leavers.map(({ employment }) => employment))).toEqual([])
    expect(leavers.some(({ employment }) => employment.startsWith(company.tryThis))).toBe(false)
  })

  test('no employment ends before it starts', () => {
    const starts = new Map(employments.map(({ id, startDate }) => [id, startDate]))
    const written = leavers.flatMap(({ employment, lastDay }) => {
      const start = starts.get(employment)
      return typeof start === 'number' && start > lastDay ? [employment] : []
    })
    expect(written).toEqual([])
    // A start date that is written out lies before every last day: none is earlier than 400 days ago, and the files are of 2026.
    expect(leavers.filter(({ lastDay }) => lastDay < -400)).toEqual([])
    const leaving = employments.filter(({ id }) => leavers.some(({ employment }) => employment === id))
    expect(
      leaving.filter(({ startDate }) => typeof startDate === 'string' && startDate > '2024-12-31'),
    ).toEqual([])
  })

  test('nobody waits for tomorrow, so that a test that runs across midnight sees the same', () => {
    const waiting = leavers.flatMap(({ expect: { outcome, ...rest } }) =>
      outcome === 'waiting' && 'noAccessFrom' in rest ? [rest.noAccessFrom] : [],
    )
    expect(Math.min(...waiting)).toBe(2)
  })
})

describe('what is expected of them', () => {
  test('17 act at once, 31 wait, 9 are superseded and 14 cancelled', () => {
    const outcomes = Object.groupBy(leavers, ({ expect: { outcome } }) => outcome)
    expect(outcomes.completed).toHaveLength(17)
    expect(outcomes.waiting).toHaveLength(31)
    expect(outcomes.superseded).toHaveLength(9)
    expect(outcomes.cancelled).toHaveLength(14)
  })

  test('the README tells their numbers', () => {
    const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8')
    const count = (outcomes: string[]) =>
      leavers.filter(({ expect: { outcome } }) => outcomes.includes(outcome)).length
    const [acting, waiting, idle] = [['completed'], ['waiting'], ['superseded', 'cancelled']].map(count)
    for (const text of [
      `a sample company of ${employees.length} people`,
      `The ${acting} people who should have lost access already lose it now, ${waiting} leavers go to sleep, and ${idle} have`,
      `Due now: ${acting} leavers`,
      `Asleep: ${waiting} leavers`,
      `All ${leavers.length} terminated employments are as the rules say.`,
    ])
      expect(readme).toContain(text)
  })

  test('L2: last day + days + 1 is no access from, in every line that names its days', () => {
    const lines = leavers.flatMap(({ employment, lastDay, expect: { ...line } }) =>
      'noAccessFrom' in line && typeof line.days === 'number'
        ? [{ employment, sum: lastDay + line.days + 1, says: line.noAccessFrom }]
        : [],
    )
    expect(lines).toHaveLength(42)
    expect(lines.filter(({ sum, says }) => sum !== says)).toEqual([])
  })

  test('L16: a line without days says itself when access ends', () => {
    const lines = leavers.flatMap(({ employment, access, expect: { ...line } }) =>
      'noAccessFrom' in line && line.days === undefined ? [[employment, access, line.noAccessFrom]] : [],
    )
    expect(lines).toEqual([
      ['E1109-1', 'now', 0],
      ['E2057-1', 'now', 0],
      ['E1112-1', 'now', 0],
      ['E1115-1', { endsOn: 10 }, 10],
      ['E2063-1', { endsOn: -2 }, -2],
      ['E2064-1', { endsOn: 20 }, 20],
    ])
  })

  test('L1: days come from where the line says', () => {
    const templates = new Map<string | undefined, number>([
      ['seasonal', 60],
      ['consultant', 0],
    ])
    const wrong = leavers.flatMap(({ employment, expect: { ...line } }) => {
      if (!('noAccessFrom' in line) || line.daysFrom === undefined) return []
      const user = employees.find(({ employments: own }) => own.some(({ id }) => id === employment))?.user
      const from = {
        user: user?.deactivateAfterDays,
        template: templates.get(user?.userTemplateId),
        settings: 5,
      }
      const first = (['user', 'template', 'settings'] as const).find((level) => from[level] !== undefined)
      return first === line.daysFrom && from[first] === line.days ? [] : [employment]
    })
    expect(wrong).toEqual([])
  })

  test('who acts at once is due today or earlier; who waits is due later', () => {
    const wrong = leavers.filter(
      ({ expect: line }) =>
        'noAccessFrom' in line && (line.outcome === 'completed') !== line.noAccessFrom <= 0,
    )
    expect(wrong).toEqual([])
  })

  test('the other employment of a superseded one is one of the same person', () => {
    const wrong = leavers.filter(
      ({ employment, expect: line }) =>
        line.outcome === 'superseded' &&
        (line.supersededBy === employment || line.supersededBy.split('-')[0] !== employment.split('-')[0]),
    )
    expect(wrong).toEqual([])
  })

  test('whoever is overdue has a Visma Connect connection to remove', () => {
    const overdue = leavers.filter(
      ({ access, expect: line }) => line.outcome === 'completed' && access === undefined,
    )
    expect(overdue).toHaveLength(13)
    expect(
      overdue.filter(({ expect: line }) => line.outcome === 'completed' && line.connection !== 'done'),
    ).toEqual([])
  })

  test('L12: an administrator who leaves is not the last one', () => {
    const leaving = users.filter(
      ({ id, administrator }) =>
        administrator && leavers.some(({ employment }) => employment.startsWith(id.replace('U', 'E'))),
    )
    expect(leaving.map(({ id }) => id)).toEqual(['U1002'])
  })
})
