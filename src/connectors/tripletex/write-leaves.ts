/**
 * Leaves of absence of one employee, after the employee itself. As with employees it looks before each write and after each one
 * whose outcome is not known. Leaves are found by date alone, so a look asks for every start with which one was ever asked for.
 */
import { Refused, OutcomeUnknown, Unavailable } from '../errors.ts'
import type { AbsenceSent, FieldOutcome, Written } from '../connector.ts'
import type { ConnectorFailure } from '../errors.ts'
import { Leaves, Made, OneLeave, type RemoteLeave } from './answers.ts'
import type { Channel } from './channel.ts'
import { knownOf, outcomesOf, planOfLeave, type Leave, type Sought } from './leaves.ts'
import { leaveTypeOf } from './mapped.ts'
import { pairsOf } from './plan-employments.ts'
import { leftOut, withoutName, type Step } from './steps.ts'
import { mayStillArrive, MOST_ROUNDS, outcomeOf, readEmployee, refusedFields, type Writing } from './write.ts'

type Told = { fields: FieldOutcome[]; sent: boolean; found: [string, AbsenceSent][] }
type LeaveWriting = Pick<Writing, 'channel' | 'asked'>
type Looking = { channel: Channel; ours: ReadonlySet<string>; employments: readonly number[] }

/** What was written of the employee, with the leaves. */
export async function withLeaves(
  writing: LeaveWriting,
  written: Written,
  { write }: { write: boolean },
): Promise<Written> {
  const { channel, asked } = writing
  const { absences = [], absencesSent = {} } = asked
  const sentOf = (id: string) => (Object.hasOwn(absencesSent, id) ? absencesSent[id] : undefined)
  const sought = absences.map((absence) => ({ absence, sent: sentOf(absence.id) }))
  const concerned = sought.filter(({ absence, sent }) => !absence.withdrawn || sent !== undefined)
  if (concerned.length === 0) return written
  const ids = await employmentsThere(writing, written)
  const looking = {
    channel,
    ours: new Set(absences.map(({ id }) => id)),
    employments: [...new Set(ids.values())],
  }
  const told: Told = { fields: [], sent: false, found: [] }
  for (const one of concerned) {
    const field = `absences.${one.absence.id}`
    const { employmentId } = one.absence
    if (one.absence.withdrawn) {
      // Nothing takes a leave away there, so a person has to.
      if (knownOf(one, await look(looking, one)) !== undefined)
        told.fields.push(leftOut({ field, reason: 'not-removable-there' }))
      continue
    }
    const type = leaveTypeOf(one.absence, asked.mapping)
    if (type === null) {
      told.fields.push(leftOut({ field: `${field}.type`, reason: 'no-mapping' }))
      continue
    }
    const leave = { ...one, type }
    const employment = ids.get(employmentId)
    if (employment !== undefined && write) await writeLeave({ ...looking, leave, employment }, told)
    else if (employment !== undefined || (!write && isToBeMade(written, employmentId))) {
      const there = employment === undefined ? [] : await look(looking, leave)
      const plan = planOfLeave({ leave, employment: employment ?? 0, there, ours: looking.ours })
      told.fields.push(...outcomesOf(plan))
    } else told.fields.push(leftOut({ field, reason: 'no-employment-there' }))
  }
  return joined(written, told)
}

/** In a preview: the employment is not there yet. */
function isToBeMade({ fields }: Written, employment: string): boolean {
  const start = `employments.${employment}.startDate`
  return fields.some(({ field, outcome }) => field === start && outcome === 'created')
}

/** By the id here. Of whoever is refused as a whole none is known. */
async function employmentsThere(
  { channel, asked: { employee } }: LeaveWriting,
  { remote }: Written,
): Promise<Map<string, number>> {
  const person = remote === null ? undefined : await readEmployee({ channel, remoteId: remote.id })
  const free = [...(person?.employments ?? [])]
  const employments = employee.employments.filter(({ withdrawn }) => !withdrawn)
  return new Map(
    pairsOf({ employments, free }).flatMap(({ employment, there }) =>
      there === undefined ? [] : [[employment.id, there.id] as const],
    ),
  )
}

/** Those that may be this one: by its id there, else all of the person at each of the dates. */
async function look({ channel, employments }: Looking, { absence, sent }: Sought): Promise<RemoteLeave[]> {
  if (sent?.remoteId != null) {
    try {
      const path = `/employee/employment/leaveOfAbsence/${sent.remoteId}`
      return [
        (await channel.ask({ call: 'read-leave', path, query: { fields: '*' }, schema: OneLeave })).value,
      ]
    } catch (error) {
      if (error instanceof Refused && error.code === 'not-found') return []
      throw error
    }
  }
  if (employments.length === 0) return []
  const ends = absence.endDate === null ? [] : [absence.endDate]
  const dates = new Set([absence.startDate, ...ends, ...(sent?.starts ?? [])])
  const found = new Map<number, RemoteLeave>()
  for (const date of dates) {
    const { values } = await channel.ask({
      call: 'find-leaves',
      path: '/employee/employment/leaveOfAbsence',
      query: { employmentIds: employments.join(','), date, fields: '*' },
      schema: Leaves,
    })
    for (const leave of values) found.set(leave.id, leave)
  }
  return [...found.values()]
}

async function writeLeave(
  { leave, employment, ...looking }: Looking & { leave: Leave; employment: number },
  told: Told,
): Promise<void> {
  const { channel, ours } = looking
  let doubt: { step: Step; failure: ConnectorFailure } | undefined
  for (let round = 1; ; round += 1) {
    const there = await look(looking, leave)
    const plan = planOfLeave({ leave, employment, there, ours })
    const known = knownOf(leave, there)
    // An end that is yet to be sent is not remembered as sent.
    const endDate = plan.step === undefined ? leave.absence.endDate : (leave.sent?.endDate ?? null)
    if (known !== undefined) note(told, leave, { id: known.id, endDate })
    if (doubt !== undefined) {
      // It did arrive.
      if (plan.step === undefined) return void told.fields.push(...doubt.step.fields.map(withoutName))
      if (mayStillArrive(doubt)) throw doubt.failure
      doubt = undefined
    }
    if (plan.step === undefined) return void told.fields.push(...plan.rest)
    const { step } = plan
    try {
      told.sent = true
      const { call, method, path, body } = step
      const { value } = await channel.ask({ call, method, path, body, schema: Made })
      note(told, leave, { id: value.id, endDate: leave.absence.endDate })
      return void told.fields.push(...outcomesOf(plan))
    } catch (error) {
      if (error instanceof Refused)
        return void told.fields.push(...refusedFields({ step, refusal: error }), ...plan.rest)
      if (round === MOST_ROUNDS) throw error
      if (error instanceof OutcomeUnknown) doubt = { step, failure: error }
      else if (!(error instanceof Unavailable && error.code === 'revision-conflict') || round > 1) throw error
    }
  }
}

/** Later ones count. */
function note(
  { found }: Told,
  { absence }: Leave,
  { id, endDate }: { id: number; endDate: AbsenceSent['endDate'] },
): void {
  found.push([absence.id, { remoteId: String(id), starts: [], endDate }])
}

function joined(written: Written, { fields, sent, found }: Told): Written {
  const all = [...written.fields, ...fields]
  const isTaken = sent && fields.some(({ outcome }) => outcome === 'created' || outcome === 'updated')
  return {
    ...written,
    outcome: outcomeOf({ fields: all, isNew: written.outcome === 'created' }),
    reach: isTaken ? 'accepted' : written.reach,
    fields: all,
    ...(found.length > 0 && { absencesSent: Object.fromEntries(found) }),
  }
}
