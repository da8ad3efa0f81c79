/**
 * Carries a plan out, call by call. Before the first write and after each one whose outcome is not known it looks at what
 * is there: a killed worker's or a dropped connection's write is found, not repeated.
 */
import { OutcomeUnknown, Refused, Unavailable } from '../errors.ts'
import { birthDateOf } from '../../domain/national-id.ts'
import { Made, OneEmployee, WHOLE, WholePeople } from './answers.ts'
import { planOf } from './plan.ts'
import { withoutName } from './steps.ts'
import { comparable } from './values.ts'
import { wantedOf } from './wanted.ts'
import type { Asked, FieldOutcome, Outcome, Written } from '../connector.ts'
import type { ConnectorFailure } from '../errors.ts'
import type { RemoteEmployeeWhole } from './answers.ts'
import type { Channel } from './channel.ts'
import type { TripletexMapping } from './entry.ts'
import type { LookUps } from './look-ups.ts'
import type { Plan, Step } from './steps.ts'
import type { Wanted } from './wanted.ts'

export type Writing = { channel: Channel; lookUps: LookUps; asked: Asked<TripletexMapping> }

export async function readEmployee({
  channel,
  remoteId,
}: {
  channel: Channel
  remoteId: string
}): Promise<RemoteEmployeeWhole | undefined> {
  if (!/^\d{1,15}$/.test(remoteId)) return undefined
  try {
    const { value } = await channel.ask({
      call: 'read-employee',
      path: `/employee/${remoteId}`,
      query: { fields: WHOLE },
      schema: OneEmployee,
    })
    return value
  } catch (error) {
    if (error instanceof Refused && error.code === 'not-found') return undefined
    throw error
  }
}

export async function compareEmployee(writing: Writing): Promise<Written> {
  const wanted = await wantedFor({ ...writing, make: false })
  const seen = await look({ ...writing, remoteId: writing.asked.remoteId })
  if ('reason' in seen) return refusedWhole(seen)
  const plan = planFor(writing, { wanted, remote: seen.remote })
  const fields = [...plan.steps.flatMap((step) => step.fields.map(withoutName)), ...plan.rest]
  return resultOf({ fields, isNew: seen.remote === undefined, remote: remoteOf(seen.remote), sent: false })
}

/** A stale version is merged once more; what is unknown is looked at, and written again where it certainly was not. */
export const MOST_ROUNDS = 3

export async function writeEmployee(writing: Writing): Promise<Written> {
  const { channel, asked } = writing
  const wanted = await wantedFor({ ...writing, make: true })
  const happened = new Map<string, FieldOutcome>()
  const refused = new Set<string>()
  let remoteId = asked.remoteId
  let version: string | null = null
  let isNew = false
  let sent = false
  let doubt: { step: Step; failure: ConnectorFailure } | undefined

  async function carryOut(step: Step): Promise<void> {
    sent = true
    try {
      const { method, path, body, call } = step
      const { value } = await channel.ask({ call, method, path, body, schema: Made })
      if (call === 'create-employee') {
        isNew = true
        remoteId = String(value.id)
      }
      if (call.endsWith('-employee')) version = String(value.version)
      for (const field of step.fields) happened.set(field.field, withoutName(field))
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      refused.add(keyOf(step))
      for (const outcome of refusedFields({ step, refusal: error })) happened.set(outcome.field, outcome)
    }
  }

  for (let round = 1; ; round += 1) {
    const seen = await look({ ...writing, remoteId })
    if ('reason' in seen) return refusedWhole(seen)
    const plan = planFor(writing, { wanted, remote: seen.remote })
    if (seen.remote !== undefined) {
      remoteId = String(seen.remote.id)
      version = String(seen.remote.version)
    }
    if (doubt !== undefined) {
      const doubted = keyOf(doubt.step)
      if (!plan.steps.some((step) => keyOf(step) === doubted)) {
        // It did arrive.
        for (const field of doubt.step.fields) happened.set(field.field, withoutName(field))
        if (doubt.step.call === 'create-employee') isNew = true
      } else if (mayStillArrive(doubt)) throw doubt.failure
      doubt = undefined
    }
    let now: Step | undefined
    try {
      for (const step of plan.steps) {
        now = step
        if (!refused.has(keyOf(step))) await carryOut(step)
      }
      return resultOf({
        fields: merged({ plan, happened }),
        isNew,
        remote: remoteId === null ? null : { id: remoteId, version },
        sent,
      })
    } catch (error) {
      if (round === MOST_ROUNDS || now === undefined) throw error
      if (error instanceof OutcomeUnknown) doubt = { step: now, failure: error }
      else if (!(error instanceof Unavailable && error.code === 'revision-conflict') || round > 1) throw error
    }
  }
}

async function wantedFor({ lookUps, asked, make }: Writing & { make: boolean }): Promise<Wanted> {
  const { employee, mapping, today, takenBack = [] } = asked
  const lookedUp = await lookUps.of({ employee, mapping, make })
  return wantedOf({ employee, mapping, lookedUp, today, takenBack })
}

const planFor = (
  { asked }: Writing,
  { wanted, remote }: { wanted: Wanted; remote: RemoteEmployeeWhole | undefined },
): Plan => planOf({ wanted, remote, when: asked, withdrawn: asked.withdrawn })

type Seen = { remote: RemoteEmployeeWhole | undefined } | { field: string; reason: string }

/** Somebody new may be there already, by an attempt of which nobody heard: the employee number tells. */
async function look({ channel, asked, remoteId }: Writing & { remoteId: string | null }): Promise<Seen> {
  if (remoteId !== null) {
    const remote = await readEmployee({ channel, remoteId })
    return remote === undefined ? { field: 'employee', reason: 'gone-there' } : { remote }
  }
  const { employeeNumber } = asked.employee
  const { values } = await channel.ask({
    call: 'find-employee',
    path: '/employee',
    query: { employeeNumber, fields: WHOLE },
    schema: WholePeople,
  })
  const [remote, second] = values.filter((one) => one.employeeNumber === employeeNumber)
  if (remote === undefined) return { remote }
  const isSame = second === undefined && isSamePerson({ remote, asked })
  return isSame ? { remote } : { field: 'employeeNumber', reason: 'number-taken-there' }
}

/** Whoever carries the number is not taken for somebody else by it alone. */
function isSamePerson({
  remote,
  asked: { employee, today },
}: {
  remote: RemoteEmployeeWhole
  asked: Asked<TripletexMapping>
}): boolean {
  const birthDate = birthDateOf(employee, { today })
  const sameName =
    comparable(remote.firstName ?? '') === comparable(employee.givenName) &&
    comparable(remote.lastName ?? '') === comparable(employee.familyName)
  const sameBirthDate =
    birthDate === null || remote.dateOfBirth === null || remote.dateOfBirth === undefined
      ? undefined
      : remote.dateOfBirth === birthDate
  const sameEmployment = (remote.employments ?? []).some((there) =>
    employee.employments.some(({ id }) => id === there.employmentId),
  )
  return sameEmployment || (sameName && sameBirthDate !== false)
}

/** Nobody waits any more for a call that was given up, but Tripletex may still be at it: the next attempt looks. */
export function mayStillArrive({ step, failure }: { step: Step; failure: ConnectorFailure }): boolean {
  return step.method === 'POST' && failure.code === 'no-answer-in-time'
}

const keyOf = ({ call, path, fields }: Step) => `${call} ${path} ${fields[0]?.field}`

/** The fields that the refusal names, and the others that went with them and were not taken either. */
export function refusedFields({ step, refusal }: { step: Step; refusal: Refused }): FieldOutcome[] {
  const named = step.fields.flatMap((field) => {
    const reason = refusal.reasons.find((one) => nameIn(one.field) === field.name)
    return reason === undefined ? [] : [{ field, message: reason.message }]
  })
  return step.fields.map((field) => {
    const reason = named.find((one) => one.field === field)?.message
    if (named.length > 0 && reason === undefined)
      return { ...withoutName(field), outcome: 'not-sent', reason: 'refused-together' }
    const whole = refusal.reasons.map(({ field: of, message }) =>
      of === null ? message : `${of}: ${message}`,
    )
    return { ...withoutName(field), outcome: 'refused', reason: reason ?? whole.join(' ') }
  })
}

/** `employments.division.id` is about `division`. */
function nameIn(field: string | null): string | undefined {
  return field?.replace(/\.id$/, '').split('.').at(-1)
}

/** What was done in this write, and of the rest what the last look says. */
function merged({
  plan,
  happened,
}: {
  plan: Plan
  happened: ReadonlyMap<string, FieldOutcome>
}): FieldOutcome[] {
  const rest = plan.rest.filter(({ field }) => !happened.has(field))
  return [...happened.values(), ...rest]
}

function remoteOf(remote: RemoteEmployeeWhole | undefined): Written['remote'] {
  return remote === undefined ? null : { id: String(remote.id), version: String(remote.version) }
}

function refusedWhole({ field, reason }: { field: string; reason: string }): Written {
  return {
    outcome: 'refused',
    reach: null,
    remote: null,
    fields: [{ field, outcome: 'refused', from: null, to: null, reason }],
    receipt: null,
  }
}

function resultOf({
  fields,
  isNew,
  remote,
  sent,
}: {
  fields: FieldOutcome[]
  isNew: boolean
  remote: Written['remote']
  sent: boolean
}): Written {
  const taken = sent && fields.some(({ outcome }) => outcome === 'created' || outcome === 'updated')
  const reach = taken ? 'accepted' : null
  return { outcome: outcomeOf({ fields, isNew }), reach, remote, fields, receipt: null }
}

export function outcomeOf({ fields, isNew }: { fields: readonly FieldOutcome[]; isNew: boolean }): Outcome {
  const has = (...outcomes: Outcome[]) => fields.some(({ outcome }) => outcomes.includes(outcome))
  if (has('refused')) return 'refused'
  if (isNew && has('created')) return 'created'
  if (has('created', 'updated')) return 'updated'
  return has('unchanged') ? 'unchanged' : 'not-sent'
}
