/**
 * What to send so that Visma.net holds what is wanted, and what becomes of each field. Pure. An employment is a position, found by
 * its id there once that is known, else by the day it starts, since Visma.net has no place for an id of ours; its end is the end of
 * the position.
 */
import type { CalendarDate } from '../../domain/calendar-date.ts'
import type { EmploymentsThere, EmploymentThere, FieldOutcome, Withdrawn } from '../connector.ts'
import { dayIn, objectsIn, textIn, type JsonObject } from './json.ts'
import { merged, type Merged, type When } from './merge.ts'
import type { Want, Wanted, WantedEmployment } from './wanted.ts'

export type PlanOfNew = {
  body?: JsonObject
  wants: readonly Want[]
  fields: FieldOutcome[]
  rest: FieldOutcome[]
}

type Times = { today: CalendarDate; startsOn: CalendarDate | null }

/** One document with its positions: all of it or nothing. Employments that are over before the start are history. */
export function planOfNew({
  wanted,
  createAs,
  times,
}: {
  wanted: Wanted
  createAs: 'draft' | 'active'
  times: Times
}): PlanOfNew {
  const sent = wanted.employments.filter((employment) => !isHistory(employment, times))
  const rest = [
    ...wanted.notSent,
    ...wanted.employments
      .filter((employment) => isHistory(employment, times))
      .map(({ id }) => leftOut(`employments.${id}`, 'over-before-start')),
  ]
  if (sent.length === 0)
    return { wants: [], fields: [], rest: [...rest, leftOut('employments', 'no-employment')] }
  const person = merged({ document: {}, wants: wanted.person, when: times, isNew: true })
  const positions = sent.map((employment) => newPosition({ employment, times }))
  return {
    body: {
      ...(createAs === 'draft' && { isDraft: true }),
      ...person.document,
      positions: positions.map(({ document }) => document),
    },
    wants: [...wanted.person, ...sent.flatMap(({ wants }) => wants)],
    fields: [...person.fields, ...positions.flatMap(({ fields }) => fields)],
    rest,
  }
}

export type Change = { wants: readonly Want[]; when: When; fields: FieldOutcome[] }

export type PlanOfKnown = {
  employee: Change | undefined
  positions: (Change & { id: string })[]
  newPositions: { body: JsonObject; wants: readonly Want[]; fields: FieldOutcome[] }[]
  rest: FieldOutcome[]
}

export function planOfKnown({
  wanted,
  employee,
  positions,
  times,
  known = {},
  withdrawn = [],
}: {
  wanted: Wanted
  employee: JsonObject
  /** undefined: they are not shown. */
  positions: readonly JsonObject[] | undefined
  times: Times
  known?: EmploymentsThere
  withdrawn?: readonly Withdrawn[]
}): PlanOfKnown {
  const plan: PlanOfKnown = {
    employee: undefined,
    positions: [],
    newPositions: [],
    rest: [...wanted.notSent],
  }
  const person = merged({ document: employee, wants: wanted.person, when: times })
  if (person.changed) plan.employee = { wants: wanted.person, when: times, fields: person.fields }
  else plan.rest.push(...person.fields)
  if (positions === undefined) {
    // Not to be seen is not the same as not there: a second position would be paid twice.
    plan.rest.push(...wanted.employments.map(({ id }) => toMend(`employments.${id}`, 'not-shown-there')))
    return plan
  }
  const { pairs, free } = pairsOf({ employments: wanted.employments, positions, times, known })
  for (const { employment, there } of pairs) {
    const { id, startDate, lastDay, wants } = employment
    const field = `employments.${id}`
    const when = { ...times, employment: { startDate, lastDay } }
    const positionId = textIn(there?.['id'])
    if (there !== undefined && positionId !== null) {
      const { changed, fields } = merged({ document: there, wants, when })
      if (changed) plan.positions.push({ id: positionId, wants, when, fields })
      else plan.rest.push(...fields)
    } else if (there !== undefined) plan.rest.push(toMend(field, 'not-understood-there'))
    else if (isHistory(employment, times)) plan.rest.push(leftOut(field, 'over-before-start'))
    // Probably the same one with another start.
    else if (free.some((other) => overlaps(employment, other)))
      plan.rest.push(toMend(field, 'other-employment-there'))
    else {
      const { document, fields } = newPosition({ employment, times })
      plan.newPositions.push({ body: document, wants, fields })
    }
  }
  const stays = withdrawn.filter((each) => free.some((there) => isOf(each, there) && !isOver(there, times)))
  plan.rest.push(...stays.map(({ id }) => toMend(`employments.${id}`, 'withdrawn-there')))
  return plan

  function isOf({ id, startDate }: Withdrawn, there: JsonObject): boolean {
    const at = idThere(known, id)
    return at === undefined ? dayIn(there['activeStart']) === startDate : there['id'] === at
  }
}

/**
 * By the id there, which stays while a start is corrected, then by the day they start; of several, first the one that needs no change, so
 * that they do not change places with every run.
 */
function pairsOf({
  employments,
  positions,
  times,
  known,
}: {
  employments: readonly WantedEmployment[]
  positions: readonly JsonObject[]
  times: Times
  known: EmploymentsThere
}) {
  const free = [...positions]
  const paired = new Map<string, JsonObject>()
  const isAsWanted = ({ startDate, lastDay, wants }: WantedEmployment, document: JsonObject) =>
    !merged({ document, wants, when: { ...times, employment: { startDate, lastDay } } }).changed
  const isSameDay = ({ startDate }: WantedEmployment, there: JsonObject) =>
    dayIn(there['activeStart']) === startDate
  const signs = [
    ({ id }: WantedEmployment, there: JsonObject) => textIn(there['id']) === (idThere(known, id) ?? ''),
    (one: WantedEmployment, there: JsonObject) => isSameDay(one, there) && isAsWanted(one, there),
    isSameDay,
  ]
  for (const fits of signs)
    for (const employment of employments) {
      if (paired.has(employment.id)) continue
      const index = free.findIndex((there) => fits(employment, there))
      const [there] = index === -1 ? [] : free.splice(index, 1)
      if (there !== undefined) paired.set(employment.id, there)
    }
  return { pairs: employments.map((employment) => ({ employment, there: paired.get(employment.id) })), free }
}

/** As they stand in the document of an employee that was asked for with them. */
export function positionsIn(employee: JsonObject): readonly JsonObject[] | undefined {
  const embedded = employee['_embedded']
  const [holder] = objectsIn(embedded === undefined ? [] : [embedded]) ?? []
  return holder?.['positions'] === undefined ? undefined : objectsIn(holder['positions'])
}

/** undefined: they are not shown. */
export function employmentsIn(employee: JsonObject): readonly EmploymentThere[] | undefined {
  return positionsIn(employee)?.flatMap((position) => {
    const id = textIn(position['id'])
    return id === null ? [] : [{ id, startDate: dayIn(position['activeStart']) }]
  })
}

/** Without what is shown along with it and is not part of it. */
export function withoutEmbedded({ _embedded: _shown, ...document }: JsonObject): JsonObject {
  return document
}

function newPosition({ employment, times }: { employment: WantedEmployment; times: Times }): Merged {
  const { startDate, lastDay, wants } = employment
  const when = { ...times, employment: { startDate, lastDay }, today: startDate }
  return merged({ document: {}, wants, when, isNew: true })
}

function isHistory({ lastDay }: WantedEmployment, { today, startsOn }: Times): boolean {
  return lastDay !== null && lastDay < (startsOn ?? today)
}

function overlaps(employment: WantedEmployment, other: JsonObject): boolean {
  const start = dayIn(other['activeStart']) ?? ''
  const end = dayIn(other['activeEnd'])
  const endsBefore = (last: CalendarDate | null, first: CalendarDate) => last !== null && last < first
  return !endsBefore(end, employment.startDate) && !endsBefore(employment.lastDay, start)
}

function isOver(there: JsonObject, { today }: Times): boolean {
  const end = dayIn(there['activeEnd'])
  return end !== null && end < today
}

const idThere = (known: EmploymentsThere, id: string): string | undefined =>
  Object.hasOwn(known, id) ? known[id] : undefined

const told = { from: null, to: null } as const
const leftOut = (field: string, reason: string): FieldOutcome => ({
  ...told,
  field,
  outcome: 'not-sent',
  reason,
})
/** Refused here, since the employee is not as it should be until a person has mended it. */
const toMend = (field: string, reason: string): FieldOutcome => ({
  ...told,
  field,
  outcome: 'refused',
  reason,
})
