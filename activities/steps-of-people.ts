// Review, promotion and what comes afterwards (I6-I8). What they change of Temporal follows once the transaction is committed.
import { z } from 'zod'
import { recordAudit } from '../src/db/audit.ts'
import {
  setApproval,
  setDisconnected,
  setLive,
  setPaused,
  setResumed,
  setSchedule,
} from '../src/db/integration-changes.ts'
import { whyNotApprove, whyNotPromote } from '../src/domain/set-up.ts'
import { whyOverlapping } from '../src/intake/integrations-overlap.ts'
import { refuseBy, StepRefused, type Held, type Work } from './integration-steps.ts'

const Schedule = z.object({
  weekdays: z.array(z.enum(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'])),
  at: z.string(),
  timeZone: z.string(),
  from: z.string(),
  until: z.string().nullable(),
})
const Promotion = z.object({
  schedule: Schedule.nullable(),
  acceptOverlapWith: z.array(z.string()),
})

const scheduling = z.object({ schedule: Schedule.nullable() })

export const approve: Work = async (held) => {
  const { trx, ref, setUp, rules, by } = held
  refuseBy(whyNotApprove(setUp, rules, { by }))
  const sync = setUp.test?.id ?? ''
  await setApproval(trx, ref, { sync, by, now: rules.now })
  await record(held, 'test-approved', { sync })
  return { sync }
}

export const promote: Work = async (held) => {
  const { trx, ref, integration, setUp, rules, step, by } = held
  refuseBy(whyNotPromote(setUp, rules))
  const { schedule, acceptOverlapWith } = Promotion.parse(step.body)
  const { tenant } = ref
  const overlap = await whyOverlapping(trx, tenant, { ...integration, accepted: acceptOverlapWith })
  if (overlap !== undefined) throw new StepRefused(overlap)
  const { scope, mappingVersion } = integration
  await setLive(trx, ref, { by, now: rules.now, scope, schedule, mappingVersion })
  await record(held, 'promoted', { schedule, mappingVersion, acceptOverlapWith })
  return {}
}

/** I8: the live mapping runs until a new one is tested and approved, which is another promotion. */
export const schedule: Work = async (held) => {
  refuseUnpromoted(held)
  const wanted = scheduling.parse(held.step.body).schedule
  await setSchedule(held.trx, held.ref, { schedule: wanted, now: held.rules.now })
  await record(held, 'schedule-changed', { schedule: wanted })
  return {}
}

export const pause: Work = async (held) => {
  const { trx, ref, integration, rules, by } = held
  refuseUnpromoted(held)
  if (integration.stage === 'paused') return {}
  if (integration.stage === 'needs-authorisation') throw new StepRefused(needsAuthorisation)
  await setPaused(trx, ref, { by, now: rules.now })
  await record(held, 'paused')
  return {}
}

export const resume: Work = async (held) => {
  const { trx, ref, integration, rules } = held
  refuseUnpromoted(held)
  if (integration.stage === 'needs-authorisation') throw new StepRefused(needsAuthorisation)
  if (integration.stage === 'live') return {}
  await setResumed(trx, ref, { now: rules.now })
  await record(held, 'resumed')
  return {}
}

export const disconnect: Work = async (held) => {
  await setDisconnected(held.trx, held.ref, { now: held.rules.now })
  await record(held, 'disconnected')
  return {}
}

const needsAuthorisation = {
  code: 'not-authorised',
  detail:
    'the system takes the credentials no longer: send new ones by PUT /v1/integrations/{id}/credentials; runs go on by themselves then',
}

export function refuseUnpromoted({ integration }: Held): void {
  if (integration.promoted !== null) return
  throw new StepRefused({
    code: 'not-promoted',
    detail: 'the integration is not live yet: promote it by POST /v1/integrations/{id}/promote',
  })
}

export async function record(
  { trx, ref, cause }: Pick<Held, 'trx' | 'ref' | 'cause'>,
  action: string,
  value?: object,
): Promise<void> {
  await recordAudit(trx, ref.tenant, cause, {
    action: `integration.${action}`,
    subject: { kind: 'integration', id: ref.integration },
    new: value,
  })
}
