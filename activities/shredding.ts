// Tenants whose time after the closing is over are shredded beside the other work; what is left is done by the next sweep.
import { log } from '@temporalio/activity'
import type { Intake } from '../src/intake/context.ts'
import { shredWhatIsOver } from '../src/intake/closed-tenants.ts'

const shreddingForMs = 5_000

export async function shredClosed(deps: Pick<Intake, 'db' | 'vault'> & { now: string }): Promise<void> {
  for (const tenant of await shredWhatIsOver({ ...deps, forMs: shreddingForMs }))
    log.error('the head of its audit trail is not signed by this deployment; it is not shredded', { tenant })
}
