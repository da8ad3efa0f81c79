/** What a caller sees of a leaver. */
import { z } from 'zod'
import type { LeaverDetails } from '../../db/leaver-lists.ts'
import type { Step } from '../../db/leaver-steps.ts'
import { outcomes, stages, stepStates, type StepName } from '../../domain/leaver.ts'
import { userOfEnd } from '../../domain/user-end.ts'
import { leaverWorkflowId } from '../../temporal/ids.ts'
import type { ApiDeps } from '../deps.ts'
import { AccessField, DateField, DaysField, InstantField, PlannedDateField } from './values.ts'

const stepFields = {
  state: z.enum(stepStates),
  observed: z.string().nullable().meta({ description: 'What was seen afterwards.' }),
  at: InstantField.nullable(),
  problem: z.string().nullable().meta({ description: 'A problem code while the step does not succeed.' }),
}

const Edit = z
  .strictObject({
    at: InstantField,
    what: z.enum(['plan', 'ending', 'account', 'decision', 'return']),
    old: z.unknown(),
    new: z.unknown(),
    actor: z.string().nullable().meta({ description: 'The person who was named, or `koppling`.' }),
    keyId: z.string().nullable().meta({ description: 'The API key that was used.' }),
    reason: z.string().nullable(),
    noAccessFrom: PlannedDateField.nullable(),
  })
  .meta({ id: 'LeaverEdit' })

export const LeaverView = z
  .strictObject({
    id: z.string(),
    employmentId: z
      .string()
      .nullable()
      .meta({ description: 'Null for the access end of a user without employee, and of an erased person.' }),
    employeeId: z.string().nullable(),
    userId: z.string().nullable(),
    lastDay: DateField.nullable(),
    access: AccessField,
    days: DaysField.nullable(),
    daysFrom: z.enum(['user', 'template', 'settings', 'default']).nullable(),
    noAccessFrom: PlannedDateField.nullable().meta({
      description: 'The first local date on which the account is closed.',
    }),
    actsAt: InstantField.nullable(),
    noticeLateByDays: z.int(),
    actedLateBySeconds: z.int().nullable().meta({
      description: 'How late koppling itself was; the time that a stop of the platform took is not in it.',
    }),
    stoppedForSeconds: z.int().meta({
      description: 'For how long stops of the platform held it back; counted when the stop is lifted.',
    }),
    stage: z.enum(stages),
    heldBy: z.string().nullable(),
    waitingFor: z.string().nullable(),
    outcome: z.enum(outcomes).nullable(),
    reason: z.string().nullable(),
    supersededBy: z
      .string()
      .nullable()
      .meta({ description: 'The employment that keeps the account open or carries the action.' }),
    steps: z.strictObject({
      account: z.strictObject({ ...stepFields, enforcedAt: InstantField.nullable() }),
      connection: z.strictObject(stepFields),
    }),
    postponed: z
      .strictObject({ until: InstantField, by: z.string().nullable(), reason: z.string().nullable() })
      .nullable()
      .meta({ description: 'By a person, until when and why.' }),
    opensAt: InstantField.nullable().meta({
      description: 'When the account that it closed opens again, for a new employment.',
    }),
    edits: z.array(Edit),
    erasedAt: InstantField.nullable().meta({
      description: 'When its person was erased; it is kept as evidence without telling of whom it was.',
    }),
    links: z.strictObject({ temporal: z.string().nullable() }),
  })
  .meta({ id: 'Leaver' })

export function leaverView(
  { leaver, steps, edits, opensAt }: LeaverDetails,
  { tenant, temporalUiLink }: { tenant: string; temporalUiLink: ApiDeps['temporalUiLink'] },
): z.input<typeof LeaverView> {
  const step = (name: StepName): Step => {
    const found = steps.find((each) => each.step === name)
    if (found === undefined) throw new Error(`leaver ${leaver.id} has no step ${name}`)
    return found
  }
  const account = step('account')
  const connection = step('connection')
  const workflowId = leaverWorkflowId({ tenant, employment: leaver.employmentId })
  const {
    cycle: _cycle,
    version: _version,
    toldVersion: _told,
    heldByBulk: _bulk,
    stoppedAt: _stopped,
    ...shown
  } = leaver
  const own = userOfEnd(leaver.employmentId) !== undefined
  const isErased = leaver.erasedAt !== null
  return {
    ...shown,
    // L17: it ends by its date alone.
    ...(isErased && { employmentId: null }),
    ...(own && { employmentId: null, lastDay: null, days: null, daysFrom: null }),
    steps: {
      account: { ...shownOf(account), enforcedAt: account.enforcedAt },
      connection: shownOf(connection),
    },
    opensAt,
    edits: edits.map(({ number: _number, ...edit }) => edit),
    links: {
      temporal: (isErased || leaver.noAccessFrom === null ? undefined : temporalUiLink(workflowId)) ?? null,
    },
  }
}

function shownOf({ state, observed, at, problem }: Step) {
  return { state, observed, at, problem }
}
