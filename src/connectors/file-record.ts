/** How one record of a file comes to be: of parts, each sent again only when it changed (I9). */
import { latest, type CalendarDate } from '../domain/calendar-date.ts'
import type { FieldOutcome } from './connector.ts'
import type { AskedOfFile, Delivered, Fragments, Recorded } from './file-connection.ts'
import { holds, type Encoding } from './file-text.ts'
import type { Sent } from './payee.ts'
import { element, type Xml } from './xml.ts'

export type Part = {
  /** By which what was delivered of it is known again. */
  name: string
  /** By which older versions knew it: perhaps as several, of which nobody can tell which one the target took last. */
  formerly?: readonly string[]
  /** What is told of it, by field of the document. */
  told: Readonly<Record<string, string | null>>
  /** Written as well, and told only where it cannot be, by field of the document. */
  codes?: Readonly<Record<string, string>>
  dated?: Dated
  write(from: CalendarDate): Xml[]
  /** Written before it, and nothing that is compared. */
  writeBefore?(from: CalendarDate): Xml[]
}

/**
 * A row with a from-date: `own`, where the document has one; it lies neither before `start` nor after `end`. `isTakenOver`: the row
 * there is that of another employment, so that one without a date of its own holds from `start` if that is later.
 */
export type Dated = {
  own: CalendarDate | null
  start: CalendarDate
  end: CalendarDate | null
  isTakenOver?: boolean
}

export type Draft = {
  /** What is to be written of it: nothing where the target has it. */
  add(part: Part): Xml[]
  /** Written whatever was delivered, and no reason for a record by itself. */
  key(part: Pick<Part, 'name' | 'told' | 'write'>): Xml[]
  leaveOut(field: string, reason: string): void
  /** Told together: one of several values of a part that the caller compared itself. */
  tell(outcome: 'created' | 'updated' | 'unchanged', told: Part['told']): void
  deliver(name: string, delivered: Delivered): void
  /** What the target has of a part once this is delivered, with what it had before. */
  delivered(name: string): Delivered | undefined
  /** The target has it no more, or has it by a hand that nobody knows of. */
  forget(name: string): void
  finish(remoteId: string, fragments: Fragments): Recorded
}

export function startRecord<Mapping>({
  asked,
  encoding,
  refuse = () => null,
}: {
  asked: AskedOfFile<Mapping>
  encoding: Encoding
  /** Why the format cannot hold a value that the encoding can. */
  refuse?: (value: string, field: string) => string | null
}): Draft {
  const { delivered, isFull, today } = asked
  const fields: FieldOutcome[] = []
  const delivers: Record<string, Delivered> = { ...delivered }
  let isSending = false

  function tell(outcome: FieldOutcome['outcome'], told: Part['told'], reason: string | null = null): void {
    for (const [field, to] of Object.entries(told)) fields.push({ field, outcome, from: null, to, reason })
  }

  /** Whether all of it can be written; what cannot is told as refused. */
  function isWritable({ told, codes = {} }: Pick<Part, 'told' | 'codes'>): boolean {
    const bad = [...Object.entries(told), ...Object.entries(codes)].flatMap(([field, value]) => {
      const reason = value === null ? null : holds(encoding, value) ? refuse(value, field) : 'not-in-encoding'
      return reason === null ? [] : [{ field, value, reason }]
    })
    for (const { field, value, reason } of bad) tell('refused', { [field]: value }, reason)
    return bad.length === 0
  }

  function compared({ name, formerly = [], told, dated, write }: Part) {
    // The date of a row that has none of its own is no reason to send it again.
    const text = [dated?.own ?? '', ...write(dated?.own ?? '').map(({ xml }) => xml)].join(' ')
    const digestAs = (known: string) => asked.digest(`${known} ${text}`)
    const digest = digestAs(name)
    const known = knownAs(delivered, { name, formerly })
    const before = known[0]?.delivered
    const isSame = known.length === 1 && known.every((one) => one.delivered.digest === digestAs(one.name))
    const outcome = isSame && !isFull ? 'unchanged' : before === undefined ? 'created' : 'updated'
    const from = dated === undefined ? null : fromOf(dated, { before, isSame, today })
    // From then on it would hold for whatever followed the employment.
    const isOver = outcome !== 'unchanged' && dated?.end != null && from !== null && from > dated.end
    if (isOver) for (const field of Object.keys(told)) tell('not-sent', { [field]: null }, 'employment-over')
    else {
      for (const old of formerly) delete delivers[old]
      delivers[name] = { digest, from: outcome === 'unchanged' && before ? before.from : from }
      tell(outcome, told)
    }
    return { isSent: outcome !== 'unchanged' && !isOver, from: from ?? '' }
  }

  return {
    add(part) {
      if (!isWritable(part)) return []
      const { isSent, from } = compared(part)
      if (isSent) isSending = true
      return isSent ? [...(part.writeBefore?.(from) ?? []), ...part.write(from)] : []
    },
    key(part) {
      if (!isWritable(part)) return []
      compared(part)
      return part.write('')
    },
    leaveOut: (field, reason) => tell('not-sent', { [field]: null }, reason),
    tell(outcome, told) {
      if (outcome !== 'unchanged') isSending = true
      tell(outcome, told)
    },
    deliver: (name, what) => void (delivers[name] = what),
    delivered: (name) => delivers[name],
    forget: (name) => void delete delivers[name],
    finish(remoteId, fragments) {
      const nothing = { remoteId, record: null, delivers: { ...delivered } }
      if (fields.some(({ outcome }) => outcome === 'refused'))
        return { ...nothing, outcome: 'refused', fields: fields.map(refusedTogether) }
      if (isSending) {
        const outcome = Object.keys(delivered).length === 0 ? 'created' : 'updated'
        return { outcome, remoteId, record: fragments, delivers, fields }
      }
      const hasGot = fields.some(({ outcome }) => outcome === 'unchanged')
      const told = hasGot ? fields : fields.filter(({ outcome }) => outcome === 'not-sent')
      return { ...nothing, outcome: hasGot ? 'unchanged' : 'not-sent', fields: told }
    },
  }
}

/** By the name of today, or else by those of before, the latest row first. */
export function knownAs(
  delivered: Readonly<Record<string, Delivered>>,
  { name, formerly }: { name: string; formerly: readonly string[] },
): { name: string; delivered: Delivered }[] {
  const names = name in delivered ? [name] : formerly
  return names
    .flatMap((each) => (delivered[each] === undefined ? [] : [{ name: each, delivered: delivered[each] }]))
    .toSorted((one, other) => ((one.delivered.from ?? '') < (other.delivered.from ?? '') ? 1 : -1))
}

/** A change without a date of its own holds from today; it never goes before the row that it follows. */
function fromOf(
  { own, start, isTakenOver = false }: Dated,
  { before, isSame, today }: { before: Delivered | undefined; isSame: boolean; today: CalendarDate },
): CalendarDate {
  if (own !== null) return latest(own, start)
  if (before === undefined) return start
  const last = latest(before.from ?? start, start)
  const isAhead = isTakenOver && start > (before.from ?? start)
  return isSame || isAhead ? last : latest(today, last)
}

function refusedTogether(told: FieldOutcome): FieldOutcome {
  const isSent = told.outcome === 'created' || told.outcome === 'updated'
  return isSent ? { ...told, outcome: 'not-sent', reason: 'refused-together' } : told
}

/** With this key the target would take the employee for somebody else and make a second person. */
export function keyChanged<Mapping>(asked: AskedOfFile<Mapping>, known: string): Recorded {
  return {
    outcome: 'refused',
    remoteId: known,
    record: null,
    delivers: { ...asked.delivered },
    fields: [
      {
        field: 'employeeNumber',
        outcome: 'refused',
        from: null,
        to: asked.employee.employeeNumber,
        reason: 'key-changed',
      },
    ],
  }
}

/** A field that is one element, or is told as not sent with its reason. `part`: by which it is known again, where it is not the field. */
export function addPlain(draft: Draft, { field, name, sent, part = { name: field } }: Plain): Xml[] {
  const value = sentOf(draft, { field, sent })
  if (value === null) return []
  return draft.add({ ...part, told: { [field]: value }, write: () => [element(name, value)] })
}

type Plain = { field: string; name: string; sent: Sent<string>; part?: Pick<Part, 'name' | 'formerly'> }

/** Null: it is not sent, and if there was something to say about it, it was said. */
export function sentOf<Value>(
  draft: Draft,
  { field, sent }: { field: string; sent: Sent<Value> },
): Value | null {
  if (sent === null) return null
  if ('value' in sent) return sent.value
  draft.leaveOut(field, sent.reason)
  return null
}
