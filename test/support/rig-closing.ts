// Closing companies of the rig, wholly or as a process leaves it that died right after the commit.
import { setClosed } from '../../src/db/closed-tenants.ts'
import { closeTenant, reopenTenant } from '../../src/intake/closing.ts'
import type { Company } from './rig-company.ts'
import type { Rig } from './rig.ts'

const cause = { actor: 'op-1', reason: 'moved away' }

export async function close(rig: Rig, { id }: Company) {
  const closed = await closeTenant(rig.intake, cause, id)
  await rig.intake.teller.settled()
  return closed
}

export async function reopen(rig: Rig, { id }: Company): Promise<void> {
  await reopenTenant(rig.intake, cause, id)
  await rig.intake.replans.idle()
}

/** Nothing is ended and nobody is told: so it is for all whom the closing itself does not reach, until the sweep has come to them. */
export async function closeOnly(rig: Rig, { id }: Company): Promise<void> {
  await setClosed(rig.db, id, await rig.clock.now())
}
