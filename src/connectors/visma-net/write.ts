/**
 * Sends what a plan says. Whole documents are read right before they are replaced, with the version that was read; whoever is new is
 * one call. Each call makes a job, and the receipt names them all.
 */
import { addDays } from '../../domain/calendar-date.ts'
import { birthDateOf } from '../../domain/national-id.ts'
import type { Asked, FieldOutcome, Outcome, Written } from '../connector.ts'
import { ConnectorFailure, OutcomeUnknown, Refused, Unavailable } from '../errors.ts'
import { Position } from './answers.ts'
import type { Channel } from './channel.ts'
import type { VismaNetMapping } from './entry.ts'
import { receiptOf } from './job-path.ts'
import { waitForOwnJobs } from './jobs.ts'
import type { JsonObject } from './json.ts'
import { merged } from './merge.ts'
import { candidateOf, employeePages, isNamedAlike } from './people.ts'
import { employmentsIn, planOfKnown, planOfNew, positionsIn, withoutEmbedded, type Change } from './plan.ts'
import { isId, reachOf, readEmployee, type There } from './read.ts'
import { refusedFields } from './refused-fields.ts'
import { wantedOf } from './wanted.ts'

export type Writing = { channel: Channel; asked: Asked<VismaNetMapping> }

export async function compareEmployee({ channel, asked }: Writing): Promise<Written> {
  const { remoteId } = asked
  if (remoteId === null) {
    const { fields, rest } = planOfNew(newOf(asked))
    return resultOf({ fields: [...fields, ...rest], isNew: true })
  }
  const there = await readEmployee({ channel, remoteId })
  if (there === undefined) return refusedWhole('employee', 'gone-there')
  const { employee, positions, newPositions, rest } = planFor({ asked, there })
  const changes = [...(employee ? [employee] : []), ...positions, ...newPositions]
  return resultOf({ fields: [...changes.flatMap(({ fields }) => fields), ...rest], there })
}

export async function writeEmployee({ channel, asked }: Writing): Promise<Written> {
  const { askedAt } = asked
  let { remoteId } = asked
  if (remoteId !== null && !isId(remoteId)) return refusedWhole('employee', 'gone-there')
  if (askedAt !== undefined) {
    await waitForOwnJobs({ channel, remoteId, askedAt, about: asked.employee.employeeNumber })
    if (remoteId === null) {
      const made = await lookForMade({ channel, asked, since: addDays(askedAt.slice(0, 10), -1) })
      if (made?.isSame === false) return refusedWhole('employeeNumber', 'number-taken-there')
      remoteId = made?.id ?? null
    }
  }
  if (remoteId === null) return await create({ channel, asked })
  const there = await readEmployee({ channel, remoteId })
  return there === undefined
    ? refusedWhole('employee', 'gone-there')
    : await update({ channel, asked, there })
}

async function create({ channel, asked }: Writing): Promise<Written> {
  const { body, wants, fields, rest } = planOfNew(newOf(asked))
  if (body === undefined) return resultOf({ fields: rest })
  const about = asked.employee.employeeNumber
  const sending = { call: 'create-employee', method: 'POST', path: 'employees/withPosition', body } as const
  try {
    const receipt = await channel.send({ ...sending, about })
    return resultOf({ fields: [...fields, ...rest], isNew: true, receipt })
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return resultOf({ fields: [...refusedFields({ fields, wants, refusal: error }), ...rest] })
  }
}

/** So often a document that somebody else changes is read and merged again. */
const MOST_ROUNDS = 3

async function update({ channel, asked, there }: Writing & { there: There }): Promise<Written> {
  const { employee, positions, newPositions, rest } = planFor({ asked, there })
  const { id } = there.employee
  const about = asked.employee.employeeNumber
  const jobs: string[] = []
  const told: FieldOutcome[] = []

  /** What was sent before is not lost with what fails now: it is looked for before anything is written again. */
  async function carryOut(
    { wants, fields }: Pick<Change, 'wants' | 'fields'>,
    send: () => Promise<FieldOutcome[]>,
  ): Promise<void> {
    try {
      told.push(...(await send()))
    } catch (error) {
      if (error instanceof Refused) told.push(...refusedFields({ fields, wants, refusal: error }))
      else if (error instanceof ConnectorFailure && jobs.length > 0) throw afterOthers(error)
      else throw error
    }
  }

  if (employee !== undefined) {
    const read = async () => {
      const now = await readEmployee({ channel, remoteId: id })
      return now && { document: withoutEmbedded(now.employee), etag: now.etag }
    }
    const first = { document: withoutEmbedded(there.employee), etag: there.etag }
    await carryOut(employee, () =>
      replace({
        channel,
        about,
        jobs,
        change: employee,
        call: 'update-employee',
        path: `employees/${id}`,
        first,
        read,
      }),
    )
  }
  for (const position of positions) {
    const path = `employees/${id}/positions/${position.id}`
    const read = async () => {
      const { value, etag } = await channel.read({ call: 'read-position', path, schema: Position })
      return { document: value, etag }
    }
    await carryOut(position, () =>
      replace({ channel, about, jobs, change: position, call: 'update-position', path, read }),
    )
  }
  // After what ends others.
  for (const { body, wants, fields } of newPositions)
    await carryOut({ wants, fields }, async () => {
      const path = `employees/${id}/positions`
      jobs.push(await channel.send({ call: 'create-position', method: 'POST', path, body, about }))
      return fields
    })
  return resultOf({ fields: [...told, ...rest], there, receipt: jobs.length > 0 ? receiptOf(jobs) : null })
}

type Document = { document: JsonObject; etag: string | null }

async function replace({
  channel,
  about,
  jobs,
  change: { wants, when },
  call,
  path,
  first,
  read,
}: {
  channel: Channel
  about: string
  jobs: string[]
  change: Change
  call: string
  path: string
  first?: Document
  read: () => Promise<Document | undefined>
}): Promise<FieldOutcome[]> {
  for (let round = 1; ; round += 1) {
    const there = round === 1 && first !== undefined ? first : await read()
    if (there === undefined)
      throw new Refused('not-found', {
        call,
        message: 'It is gone.',
        reasons: [{ field: null, message: 'gone-there' }],
      })
    const { document, changed, fields } = merged({ document: there.document, wants, when })
    if (!changed) return fields
    try {
      jobs.push(await channel.send({ call, method: 'PUT', path, body: document, ifMatch: there.etag, about }))
      return fields
    } catch (error) {
      const isStale = error instanceof Unavailable && error.code === 'revision-conflict'
      if (!isStale || round === MOST_ROUNDS) throw error
    }
  }
}

function afterOthers({ call, status, detail, message }: ConnectorFailure): OutcomeUnknown {
  return new OutcomeUnknown('job-not-over', {
    call,
    status,
    detail,
    message: `A part was sent before this: ${message}`,
  })
}

/** Made by a write whose answer nobody got: it has the number, and should be the same person. */
async function lookForMade({
  channel,
  asked: { employee, today },
  since,
}: Writing & { since: string }): Promise<{ id: string; isSame: boolean } | undefined> {
  const query = { fromLastChangedDate: since }
  for await (const page of employeePages({ channel, query }))
    for (const one of page) {
      const there = candidateOf({ employee: one, by: null })
      if (there.employeeNumber !== employee.employeeNumber) continue
      const birthDate = birthDateOf(employee, { today })
      const isOther = birthDate !== null && there.birthDate !== null && birthDate !== there.birthDate
      return { id: one.id, isSame: isNamedAlike(there, employee) && !isOther }
    }
  return undefined
}

function planFor({ asked, there }: { asked: Asked<VismaNetMapping>; there: There }) {
  const { today, startsOn, employmentsThere, withdrawn } = asked
  return planOfKnown({
    wanted: wantedOf(asked),
    employee: withoutEmbedded(there.employee),
    positions: positionsIn(there.employee),
    times: { today, startsOn },
    ...(employmentsThere && { known: employmentsThere }),
    ...(withdrawn && { withdrawn }),
  })
}

function newOf(asked: Asked<VismaNetMapping>) {
  const { mapping, today, startsOn } = asked
  return { wanted: wantedOf(asked), createAs: mapping.createAs, times: { today, startsOn } }
}

function refusedWhole(field: string, reason: string): Written {
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
  isNew = false,
  there,
  receipt = null,
}: {
  fields: FieldOutcome[]
  isNew?: boolean
  there?: There
  receipt?: string | null
}): Written {
  const employments = there && employmentsIn(there.employee)
  return {
    ...(employments && { employments }),
    outcome: outcomeOf({ fields, isNew }),
    reach: receipt === null ? (there ? reachOf(there.employee) : null) : 'sent',
    remote: there === undefined ? null : { id: there.employee.id, version: there.etag },
    fields,
    receipt,
  }
}

function outcomeOf({ fields, isNew }: { fields: readonly FieldOutcome[]; isNew: boolean }): Outcome {
  const has = (...outcomes: Outcome[]) => fields.some(({ outcome }) => outcomes.includes(outcome))
  if (has('refused')) return 'refused'
  if (isNew && has('created')) return 'created'
  if (has('created', 'updated')) return 'updated'
  return has('unchanged') ? 'unchanged' : 'not-sent'
}
