import { automation } from '../db/audit.ts'
import type { DueDelivery } from '../db/webhook-deliveries.ts'
import type { EventType } from '../domain/events.ts'
import { Rejection } from '../domain/rejection.ts'
import type { Intake } from './context.ts'
import { recordEnforcement } from './enforcement.ts'

const enforcedBy: EventType = 'user.deactivated'

/** L7: whoever takes `user.deactivated` has carried the closing out; if the account is open again by now, that says nothing. */
export async function acknowledge(
  intake: Pick<Intake, 'db' | 'clock'>,
  { type, tenant, event: { data } }: Pick<DueDelivery, 'type' | 'tenant' | 'event'>,
): Promise<void> {
  const { userId: id, inactiveSince } = data
  if (type !== enforcedBy || tenant === null) return
  if (typeof id !== 'string' || typeof inactiveSince !== 'string') return
  try {
    await recordEnforcement(intake, { tenant, cause: automation }, { id, inactiveSince })
  } catch (error) {
    if (!(error instanceof Rejection)) throw error
  }
}
