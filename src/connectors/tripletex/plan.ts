/**
 * The calls that bring Tripletex from what it holds to what is wanted, and what becomes of each field. Pure.
 * Only what differs is sent, with id and version. A change of pay or percentage is a new line of details with a later
 * date; a line is corrected in place only on its own date, and a line that is later there than the pay here is left alone.
 */
import { latest, type CalendarDate } from '../../domain/calendar-date.ts'
import type { FieldOutcome } from '../connector.ts'
import type { RemoteDetails, RemoteEmployeeWhole, RemoteEmployment } from './answers.ts'
import type { Value, Want, Wanted, WantedEmployment } from './wanted.ts'

/** The outcome of a field, if its call succeeds, and what Tripletex calls it. */
export type StepField = FieldOutcome & { name: string }

export type Step = {
  call: string
  method: 'POST' | 'PUT'
  path: string
  body: Record<string, unknown>
  fields: StepField[]
}

export type Plan = { steps: Step[]; rest: FieldOutcome[] }

type When = { today: CalendarDate; startsOn: CalendarDate | null }

export function planOf({
  wanted,
  remote,
  when,
}: {
  wanted: Wanted
  remote: RemoteEmployeeWhole | undefined
  when: When
}): Plan {
  return remote === undefined ? planOfNew({ wanted, when }) : planOfKnown({ wanted, remote, when })
}

/** One nested call: all of it or nothing. Employments that are over before the start are history. */
function planOfNew({ wanted, when }: { wanted: Wanted; when: When }): Plan {
  const begin = when.startsOn ?? when.today
  const [sent, over] = partition(wanted.employments, ({ lastDay }) => lastDay === null || lastDay >= begin)
  const rest = [
    ...wanted.notSent,
    ...over.map(({ id }) => leftOut({ field: `employments.${id}`, reason: 'over-before-start' })),
  ]
  if (sent.length === 0)
    return { steps: [], rest: [...rest, leftOut({ field: 'employments', reason: 'no-employment' })] }
  const address = bodyOf(wanted.address)
  const employments = sent.map((employment) => newEmployment({ employment, when }))
  const step: Step = {
    call: 'create-employee',
    method: 'POST',
    path: '/employee',
    body: {
      ...bodyOf(wanted.person),
      ...(wanted.address.length > 0 && { address }),
      employments: employments.map(({ body }) => body),
    },
    fields: [...made(wanted.person), ...made(wanted.address), ...employments.flatMap(({ fields }) => fields)],
  }
  return { steps: [step], rest }
}

function planOfKnown({
  wanted,
  remote,
  when,
}: {
  wanted: Wanted
  remote: RemoteEmployeeWhole
  when: When
}): Plan {
  const plan: Plan = { steps: [], rest: [...wanted.notSent] }
  const person = compare({ wants: wanted.person, there: remote })
  const address = compare({ wants: wanted.address, there: remote.address ?? {} })
  plan.rest.push(...person.rest, ...address.rest)
  if (person.changes.length + address.changes.length > 0)
    plan.steps.push({
      call: 'update-employee',
      method: 'PUT',
      path: `/employee/${remote.id}`,
      body: {
        id: remote.id,
        version: remote.version,
        ...bodyOf(person.changes),
        ...(address.changes.length > 0 && {
          address: {
            ...(remote.address && { id: remote.address.id, version: remote.address.version }),
            ...bodyOf(address.changes),
          },
        }),
      },
      fields: [...person.fields, ...address.fields],
    })
  if (!remote.employments) {
    // Not to be seen is not the same as not there: a second employment would be paid twice.
    const hidden = wanted.employments.map(({ id }) => `employments.${id}`)
    plan.rest.push(...hidden.map((field) => toMend({ field, reason: 'not-shown-there' })))
    return plan
  }
  const free = [...remote.employments]
  const pairs = pairsOf({ employments: wanted.employments, free })
  for (const { employment, there } of pairs) {
    const { steps, rest } = planOfEmployment({ employment, there, free, remote, when })
    plan.steps.push(...steps)
    plan.rest.push(...rest)
  }
  return plan
}

/** By the id that was given to it here, else by the day it starts; what is paired is taken out of `free`. */
export function pairsOf<Employment extends Pick<WantedEmployment, 'id' | 'startDate'>>({
  employments,
  free,
}: {
  employments: readonly Employment[]
  free: RemoteEmployment[]
}): { employment: Employment; there: RemoteEmployment | undefined }[] {
  const paired = new Map<string, RemoteEmployment>()
  const signs = [
    (employment: Employment, there: RemoteEmployment) => there.employmentId === employment.id,
    (employment: Employment, there: RemoteEmployment) => there.startDate === employment.startDate,
  ]
  for (const fits of signs)
    for (const employment of employments) {
      const index = paired.has(employment.id) ? -1 : free.findIndex((there) => fits(employment, there))
      const [there] = index === -1 ? [] : free.splice(index, 1)
      if (there !== undefined) paired.set(employment.id, there)
    }
  return employments.map((employment) => ({ employment, there: paired.get(employment.id) }))
}

function planOfEmployment({
  employment,
  there,
  free,
  remote,
  when,
}: {
  employment: WantedEmployment
  there: RemoteEmployment | undefined
  free: readonly RemoteEmployment[]
  remote: RemoteEmployeeWhole
  when: When
}): Plan {
  const field = `employments.${employment.id}`
  if (there !== undefined) {
    const { changes, fields, rest } = compare({ wants: employment.wants, there })
    const details = planOfDetails({ employment, there, when })
    const step: Step = {
      call: 'update-employment',
      method: 'PUT',
      path: `/employee/employment/${there.id}`,
      body: { id: there.id, version: there.version, ...bodyOf(changes) },
      fields,
    }
    return {
      steps: [...(changes.length > 0 ? [step] : []), ...details.steps],
      rest: [...rest, ...details.rest],
    }
  }
  if (employment.lastDay !== null && employment.lastDay < (when.startsOn ?? when.today))
    return { steps: [], rest: [leftOut({ field, reason: 'over-before-start' })] }
  // Probably the same one with another start: a second would be paid twice.
  if (free.some((other) => overlaps({ employment, other })))
    return { steps: [], rest: [toMend({ field, reason: 'other-employment-there' })] }
  const { body, fields } = newEmployment({ employment, when })
  return {
    steps: [
      {
        call: 'create-employment',
        method: 'POST',
        path: '/employee/employment',
        body: { employee: { id: remote.id }, ...body },
        fields,
      },
    ],
    rest: [],
  }
}

function planOfDetails({
  employment,
  there,
  when,
}: {
  employment: WantedEmployment
  there: RemoteEmployment
  when: When
}): Plan {
  const { payFrom, pay, other } = employment.details
  if (!there.employmentDetails) {
    const hidden = [...other, ...pay].map(({ field }) => leftOut({ field, reason: 'not-shown-there' }))
    return { steps: [], rest: hidden }
  }
  const lines = there.employmentDetails.toSorted((one, next) => one.date.localeCompare(next.date))
  const line = lines.findLast(({ date }) => date <= latest(payFrom ?? when.today, when.today)) ?? lines[0]
  if (line === undefined) {
    const steps = firstLines({ employment, when }).map(({ date, wants, tells }) => ({
      ...newLine({ there, date, wants }),
      fields: made(tells),
    }))
    return { steps, rest: [] }
  }
  const here = compare({ wants: other, there: line })
  const paid = compare({ wants: pay, there: line })
  const kept = paid.changes.length === 0 ? null : whyPayIsKept({ payFrom, line, when })
  const rest = [...here.rest, ...paid.rest]
  if (kept !== null)
    rest.push(
      ...paid.fields.map((one) => ({ ...withoutName(one), outcome: 'not-sent' as const, reason: kept })),
    )
  const changes = [...here.changes, ...(kept === null ? paid.changes : [])]
  const fields = [...here.fields, ...(kept === null ? paid.fields : [])]
  if (changes.length === 0) return { steps: [], rest }
  // What was wrong of a day is put right of that day; what else changed has no date.
  if (kept === null && paid.changes.length > 0 && payFrom === line.date && when.today > line.date) {
    const wants = [...other, ...pay]
    const further = { ...newLine({ there, date: when.today, wants, before: line }), fields: here.fields }
    const corrected = changedLine({ line, changes: paid.changes, fields: paid.fields })
    return { steps: here.changes.length === 0 ? [corrected] : [corrected, further], rest }
  }
  const dated = kept === null && paid.changes.length > 0 && payFrom !== null && payFrom > line.date
  const date = dated ? payFrom : when.today
  if (date > line.date) {
    const wants = [...other, ...(kept === null ? pay : [])]
    return { steps: [{ ...newLine({ there, date, wants, before: line }), fields }], rest }
  }
  return { steps: [changedLine({ line, changes, fields })], rest }
}

function changedLine({
  line,
  changes,
  fields,
}: {
  line: RemoteDetails
  changes: readonly Want[]
  fields: StepField[]
}): Step {
  return {
    call: 'update-details',
    method: 'PUT',
    path: `/employee/employment/details/${line.id}`,
    body: { id: line.id, version: line.version, ...bodyOf(changes) },
    fields,
  }
}

function whyPayIsKept({
  payFrom,
  line,
  when,
}: {
  payFrom: CalendarDate | null
  line: RemoteDetails
  when: When
}): string | null {
  if (payFrom === null) return null
  if (when.startsOn !== null && payFrom < when.startsOn) return 'before-start'
  return line.date > payFrom ? 'later-line-there' : null
}

/** A new line says all: what is not wanted here goes on as it was in the line before. */
function newLine({
  there,
  date,
  wants,
  before,
}: {
  there: RemoteEmployment
  date: CalendarDate
  wants: readonly Want[]
  before?: RemoteDetails
}): Step {
  const body = bodyOf(wants)
  const carried = before === undefined ? {} : carriedOn({ line: before, body })
  return {
    call: 'create-details',
    method: 'POST',
    path: '/employee/employment/details',
    body: { employment: { id: there.id }, date, ...carried, ...body },
    fields: made(wants),
  }
}

const CARRIED = [
  'employmentType',
  'employmentForm',
  'remunerationType',
  'workingHoursScheme',
  'shiftDurationHours',
  'percentageOfFullTimeEquivalent',
  'annualSalary',
  'hourlyWage',
] as const

function carriedOn({ line, body }: { line: RemoteDetails; body: Record<string, unknown> }) {
  const carried = Object.fromEntries(
    CARRIED.filter((name) => line[name] !== null && line[name] !== undefined).map((name) => [
      name,
      line[name],
    ]),
  )
  // Paid by the month or by the hour, not both.
  if ('annualSalary' in body) delete carried['hourlyWage']
  if ('hourlyWage' in body) delete carried['annualSalary']
  const links = (['occupationCode', 'payrollTaxMunicipalityId'] as const).flatMap((name) =>
    line[name] ? [[name, { id: line[name].id }] as const] : [],
  )
  return { ...carried, ...Object.fromEntries(links) }
}

type NewLine = { date: CalendarDate; wants: readonly Want[]; tells: readonly Want[] }

/** Of an employment without any: from its start, and pay that is still to come from its own day. */
function firstLines({ employment, when }: { employment: WantedEmployment; when: When }): NewLine[] {
  const { startDate, details } = employment
  const { payFrom, pay, other } = details
  const all = [...other, ...pay]
  const isToCome = payFrom !== null && payFrom > latest(startDate, when.today)
  const lines: NewLine[] =
    isToCome && pay.length > 0
      ? [
          { date: startDate, wants: other, tells: other },
          { date: payFrom, wants: all, tells: pay },
        ]
      : [{ date: startDate, wants: all, tells: all }]
  return lines.filter(({ wants }) => wants.length > 0)
}

function newEmployment({ employment, when }: { employment: WantedEmployment; when: When }) {
  const lines = firstLines({ employment, when })
  return {
    body: {
      ...bodyOf(employment.wants),
      ...(lines.length > 0 && {
        employmentDetails: lines.map(({ date, wants }) => ({ date, ...bodyOf(wants) })),
      }),
    },
    fields: [...made(employment.wants), ...lines.flatMap(({ tells }) => made(tells))],
  }
}

/** Which wants differ, and what becomes of all. */
export function compare({ wants, there }: { wants: readonly Want[]; there: Record<string, unknown> }) {
  const changes: Want[] = []
  const fields: StepField[] = []
  const rest: FieldOutcome[] = []
  for (const want of wants) {
    const { field, name, rule } = want
    const present = there[name]
    const told = { field, from: show(present), to: want.text ?? show(want.value), reason: null }
    if (sameValue({ want, present })) rest.push({ ...told, from: told.to, outcome: 'unchanged' })
    else if (rule === 'at-creation') {
      // The type of user is not told there, so it is not compared.
      if (present !== null && present !== undefined)
        rest.push({ ...told, outcome: 'not-sent', reason: 'only-at-creation' })
    } else if (rule === 'where-empty' && !isEmpty(present))
      rest.push({ ...told, outcome: 'not-sent', reason: 'filled-there' })
    else if (rule === 'where-empty' && present === undefined)
      rest.push({ ...told, outcome: 'not-sent', reason: 'not-shown-there' })
    else {
      changes.push(want)
      fields.push({ ...told, name, outcome: isEmpty(present) ? 'created' : 'updated' })
    }
  }
  return { changes, fields, rest }
}

function sameValue({ want: { name, value }, present }: { want: Want; present: unknown }): boolean {
  if (typeof value === 'object' && value !== null) return value.id !== null && value.id === idOf(present)
  if (isEmpty(value)) return isEmpty(present)
  if (typeof value !== 'string' || typeof present !== 'string') return value === present
  if (name === 'phoneNumberMobile') return samePhone(value, present)
  if (name === 'email') return comparable(value) === comparable(present)
  return value.trim() === present.trim()
}

/** The same number with and without its country, or with spaces. */
function samePhone(one: string, other: string): boolean {
  const [short = '', long = ''] = [one, other]
    .map((number) => number.replace(/\D/g, '').replace(/^0+/, ''))
    .toSorted((first, second) => first.length - second.length)
  return short.length >= 6 && long.endsWith(short) && long.length - short.length <= 3
}

export const comparable = (text: string) => text.trim().normalize('NFC').toLowerCase()

const isEmpty = (value: unknown) => value === null || value === undefined || value === ''

const idOf = (link: unknown) =>
  typeof link === 'object' && link !== null && 'id' in link && typeof link.id === 'number'
    ? link.id
    : undefined

export function bodyOf(wants: readonly Want[]): Record<string, Value> {
  return Object.fromEntries(wants.map(({ name, value }) => [name, value]))
}

export function made(wants: readonly Want[]): StepField[] {
  return wants.map(({ field, name, value, text }) => ({
    field,
    name,
    outcome: 'created',
    from: null,
    to: text ?? show(value),
    reason: null,
  }))
}

function show(value: unknown): string | null {
  const id = idOf(value)
  if (id !== undefined) return String(id)
  const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
  return isPlain && value !== '' ? String(value) : null
}

export function withoutName({ name: _name, ...outcome }: StepField): FieldOutcome {
  return outcome
}

export const leftOut = ({ field, reason }: { field: string; reason: string }): FieldOutcome => ({
  field,
  outcome: 'not-sent',
  from: null,
  to: null,
  reason,
})

/** Nothing of an employment arrives before somebody has mended it there: no employee is green without it. */
const toMend = (what: { field: string; reason: string }): FieldOutcome => ({
  ...leftOut(what),
  outcome: 'refused',
})

function overlaps({ employment, other }: { employment: WantedEmployment; other: RemoteEmployment }): boolean {
  const endsBefore = (end: string | null | undefined, start: string | null | undefined) =>
    !!end && !!start && end < start
  return !endsBefore(other.endDate, employment.startDate) && !endsBefore(employment.lastDay, other.startDate)
}

function partition<T>(all: readonly T[], fits: (one: T) => boolean): [T[], T[]] {
  return [all.filter(fits), all.filter((one) => !fits(one))]
}
