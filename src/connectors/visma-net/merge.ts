/**
 * Puts what is wanted into a whole document of Visma.net, where a PUT deletes what it does not hold. Pure: the answer holds everything
 * that was there, known here or not, and says of each field what becomes of it. What is not understood is left as it is.
 */
import { latest, type CalendarDate } from '../../domain/calendar-date.ts'
import type { FieldOutcome } from '../connector.ts'
import { dayIn, isObject, objectsIn, shownOf, textIn, type Json, type JsonObject } from './json.ts'
import { endedBefore, entriesAfter, entryAt, postponed, startOf, withValue, type Entry } from './timeline.ts'
import type { Part, Pay, Want } from './wanted.ts'

export type When = {
  today: CalendarDate
  /** Pay changes before it are not sent (I12). */
  startsOn: CalendarDate | null
  /** Of the employment that the document is about. */
  employment?: { startDate: CalendarDate; lastDay: CalendarDate | null }
}

export type Merged = { document: JsonObject; changed: boolean; fields: FieldOutcome[] }

export function merged({
  document,
  wants,
  when,
  isNew = false,
}: {
  document: JsonObject
  wants: readonly Want[]
  when: When
  isNew?: boolean
}): Merged {
  let [whole, changed] = [document, false]
  const fields: FieldOutcome[] = []
  for (const want of wants) {
    const one = mergeOne({ document: whole, want, when, isNew })
    fields.push(...one.fields)
    if (one.document === undefined) continue
    changed = true
    whole = one.document
  }
  return { document: whole, changed, fields }
}

/** Without a document nothing changes. */
type One = { document?: JsonObject; fields: FieldOutcome[] }
type Merging<Kind extends Want['kind']> = {
  document: JsonObject
  want: Extract<Want, { kind: Kind }>
  when: When
  isNew: boolean
}

function mergeOne({ want, ...merging }: Merging<Want['kind']>): One {
  switch (want.kind) {
    case 'plain':
      return mergePlain({ ...merging, want })
    case 'person-id':
      return mergePersonId({ ...merging, want })
    case 'timeline':
      return mergeTimeline({ ...merging, want })
    case 'dimension':
      return mergeDimension({ ...merging, want })
  }
}

function mergePlain({ document, want: { field, path, value, rule }, isNew }: Merging<'plain'>): One {
  const [name = '', inner] = path
  const outer = document[name]
  if (inner !== undefined && !isEmpty(outer) && !isObject(outer))
    return notSent([field], 'not-understood-there')
  const holder = isObject(outer) ? outer : {}
  const present = inner === undefined ? outer : holder[inner]
  if (!isEmpty(present) && shownOf(present) === null) return notSent([field], 'not-understood-there')
  const told = { field, from: shownOf(present), to: shownOf(value), reason: null }
  if (isSame({ name: inner ?? name, value }, present))
    return { fields: [{ ...told, from: told.to, outcome: 'unchanged' }] }
  if (rule === 'at-creation' && !isNew) return notSent([field], 'only-at-creation', told)
  if (rule === 'where-empty' && !isEmpty(present)) return notSent([field], 'filled-there', told)
  return {
    document: { ...document, [name]: inner === undefined ? value : { ...holder, [inner]: value } },
    fields: [{ ...told, outcome: isEmpty(present) ? 'created' : 'updated' }],
  }
}

/** A number of the same kind that differs is left alone: whoever has it there may be somebody else. */
function mergePersonId({ document, want: { field, typeOfId, id } }: Merging<'person-id'>): One {
  const ids = objectsIn(document['personIds'])
  if (ids === undefined) return notSent([field], 'not-understood-there')
  const ofKind = ids.filter((one) => textIn(one['typeOfId']) === typeOfId)
  const told = { field, from: shownOf(ofKind[0]?.['id']), to: id, reason: null }
  if (ofKind.some((one) => textIn(one['id']) === id))
    return { fields: [{ ...told, from: id, outcome: 'unchanged' }] }
  if (ofKind.length > 0) return notSent([field], 'filled-there', told)
  return {
    document: { ...document, personIds: [...ids, { typeOfId, id }] },
    fields: [{ ...told, outcome: 'created' }],
  }
}

function mergeTimeline({ document, want, when }: Merging<'timeline'>): One {
  const { name, parts, besides, pay } = want
  const entries = objectsIn(document[name])
  const names = parts.map(({ field }) => field)
  if (entries === undefined) return notSent(names, 'not-understood-there')
  const told = { parts, entries, when, ...(pay && { pay }), ...(besides && { besides }) }
  const { fields, changed } = put(told)
  return changed === undefined ? { fields } : { document: { ...document, [name]: changed }, fields }
}

function mergeDimension({ document, want, when }: Merging<'dimension'>): One {
  const { dimension, part, others } = want
  const dimensions = objectsIn(document['accountingDimensions'])
  const known = dimensions?.find((one) => shownOf(one['dimension']) === dimension)
  const entries = objectsIn(known?.['dimensionValues'])
  if (dimensions === undefined || entries === undefined) return notSent([part.field], 'not-understood-there')
  const { fields, changed } = put({ parts: [part], entries, when, isDated: true })
  const whole = { ...(known ?? { dimension }), dimensionValues: changed ?? entries }
  const { lastDay } = { lastDay: null, ...when.employment }
  const isKept =
    (lastDay !== null && lastDay < when.today) || fields.some(({ outcome }) => outcome === 'not-sent')
  const rest = isKept ? dimensions : dimensions.map((one) => withoutOther(one, { others, when }))
  const isSame = rest.every((one, index) => one === dimensions[index])
  if (changed === undefined && isSame) return { fields }
  const all =
    known === undefined
      ? [...rest, whole]
      : rest.map((one, index) => (dimensions[index] === known ? whole : one))
  const isMoved = changed === undefined
  return {
    document: { ...document, accountingDimensions: all },
    fields: isMoved ? fields.map((field): FieldOutcome => ({ ...field, outcome: 'updated' })) : fields,
  }
}

/** A department of another dimension that it was in until now ends the day before. What nobody here would say of anybody stays. */
function withoutOther(
  one: JsonObject,
  {
    others,
    when: { today, employment },
  }: { others: Extract<Want, { kind: 'dimension' }>['others']; when: When },
): JsonObject {
  const entries = objectsIn(one['dimensionValues']) ?? []
  const day = latest(today, employment?.startDate ?? '')
  const value = shownOf(entryAt(entries, day)?.['value'])
  const isOther = others.some(
    (other) => other.dimension === shownOf(one['dimension']) && other.value === value,
  )
  const ended = isOther ? endedBefore(entries, day) : undefined
  return ended === undefined ? one : { ...one, dimensionValues: ended }
}

/** Without `changed` the entries stay as they are. `isDated`: also the first entry says since when it holds. */
function put({
  parts,
  entries,
  when,
  pay,
  besides,
  isDated = false,
}: {
  parts: readonly Part[]
  entries: readonly Entry[]
  when: When
  pay?: Pay
  besides?: Entry
  isDated?: boolean
}): { fields: FieldOutcome[]; changed?: Entry[] } {
  const { today, startsOn, employment } = when
  const { startDate, lastDay } = { startDate: '', lastDay: null, ...employment }
  const isOver = lastDay !== null && lastDay < today
  const day = latest(pay?.from ?? (isOver ? lastDay : today), startDate)
  const current = entryAt(entries, day)
  const value = Object.fromEntries(parts.map((part) => [part.name, part.value]))
  const told = parts.map((part) => toldOf(part, current))
  if (told.every(({ outcome }) => outcome === 'unchanged')) {
    if (pay === undefined) return { fields: told }
    const later = toldOfLater({ parts, entries, day, told })
    return later === told ? withStart({ entries, when, pay, told }) : { fields: later }
  }

  const leave = (reason: string) => ({
    fields: told.map((one): FieldOutcome =>
      one.outcome === 'unchanged' ? one : { ...one, outcome: 'not-sent', reason },
    ),
  })
  if (entries.length === 0)
    return { fields: told, changed: [{ ...besides, ...value, ...(isDated && { activeStart: day }) }] }
  if (pay?.from != null && startsOn !== null && pay.from < startsOn) return leave('before-start')
  if (lastDay !== null && (isOver && pay?.from == null ? true : day > lastDay))
    return leave('employment-over')
  // A raise that is later there would end with the one that is sent.
  if (pay !== undefined && entriesAfter(entries, day).length > 0) return leave('later-entry-there')
  const kept = besides === undefined ? {} : keptOf(besides, current)
  return { fields: told, changed: withValue(entries, { value, besides: kept, day, since: startDate }) }
}

/** Pay that another one takes the place of there later, such as a raise that is taken back here, is not as it should be. */
function toldOfLater({
  parts,
  entries,
  day,
  told,
}: {
  parts: readonly Part[]
  entries: readonly Entry[]
  day: CalendarDate
  told: FieldOutcome[]
}): FieldOutcome[] {
  const later = entriesAfter(entries, day).find((entry) =>
    parts.some((part) => !isSame(part, entry[part.name])),
  )
  if (later === undefined) return told
  return parts.map((part, index): FieldOutcome => {
    const { field, to } = told[index] ?? { field: part.field, to: null }
    const from = shownOf(later[part.name])
    return isSame(part, later[part.name])
      ? { field, outcome: 'unchanged', from: to, to, reason: null }
      : { field, outcome: 'not-sent', from, to, reason: 'later-entry-there' }
  })
}

/** The pay that is wanted from a day to come holds earlier there, such as a raise that was put off: it begins that day. */
function withStart({
  entries,
  when: { today, startsOn, employment },
  pay: { from, field },
  told,
}: {
  entries: readonly Entry[]
  when: When
  pay: Pay
  told: FieldOutcome[]
}): { fields: FieldOutcome[]; changed?: Entry[] } {
  const { startDate, lastDay } = { startDate: '', lastDay: null, ...employment }
  const current = from === null || from <= today ? undefined : entryAt(entries, from)
  if (from === null || current === undefined) return { fields: told }
  const since = startOf(current)
  const isOfBegin = since <= startDate || since === from
  if (isOfBegin || (startsOn !== null && from < startsOn)) return { fields: told }
  const start = { field, from: since, to: from }
  const isToCome = since > today && (lastDay === null || from <= lastDay)
  const changed = isToCome ? postponed(entries, from) : undefined
  return changed === undefined
    ? { fields: [...told, { ...start, outcome: 'not-sent', reason: 'earlier-there' }] }
    : { fields: [...told, { ...start, outcome: 'updated', reason: null }], changed }
}

/** What a new entry says besides goes on as it was. */
function keptOf(besides: Entry, current: Entry | undefined): Entry {
  return Object.fromEntries(Object.entries(besides).map(([name, value]) => [name, current?.[name] ?? value]))
}

function toldOf(part: Part, current: Entry | undefined): FieldOutcome {
  const present = current?.[part.name]
  const to = shownOf(part.value)
  if (current !== undefined && isSame(part, present))
    return { field: part.field, outcome: 'unchanged', from: to, to, reason: null }
  const outcome = isEmpty(present) ? 'created' : 'updated'
  return { field: part.field, outcome, from: shownOf(present), to, reason: null }
}

function isSame({ name, value }: { name: string; value: Json }, present: Json | undefined): boolean {
  if (isEmpty(value)) return isEmpty(present)
  // What was entered before there were hourly and yearly pay says nothing and means this.
  const there = name === 'contractSalaryType' ? (present ?? 'Monthly') : present
  const [one, other] = isDay(name) ? [dayIn(value), dayIn(there)] : [shownOf(value), shownOf(there)]
  if (one === null || other === null) return false
  if (typeof value === 'number' || name.endsWith('Salary')) return plainNumber(one) === plainNumber(other)
  if (name === 'firstName' || name === 'lastName') return one.trim() === other.trim()
  return one.trim().toLowerCase() === other.trim().toLowerCase()
}

const isDay = (name: string) => name === 'activeStart' || name === 'activeEnd' || name === 'dateOfBirth'

/** `50000.00` and `50000` are the same amount. */
function plainNumber(text: string): string {
  const [whole = '', fraction = ''] = text.trim().split('.')
  const digits = fraction.replace(/0+$/, '')
  return `${whole.replace(/^0+(?=\d)/, '')}${digits === '' ? '' : `.${digits}`}`
}

const isEmpty = (value: Json | undefined) => value === null || value === undefined || value === ''

function notSent(
  fields: readonly string[],
  reason: string,
  told: Pick<FieldOutcome, 'from' | 'to'> = { from: null, to: null },
): One {
  const { from, to } = told
  return { fields: fields.map((field) => ({ field, outcome: 'not-sent', from, to, reason })) }
}
