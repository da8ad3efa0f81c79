// Audit trails are sealed and shortened beside the work that writes them; what is left is done by the next sweep.
import { log } from '@temporalio/activity'
import { forgetOldAudit } from '../src/db/audit-retention.ts'
import { sealAudit } from '../src/db/audit-sealing.ts'
import type { Intake } from '../src/intake/context.ts'

const sealingForMs = 10_000
const forgettingForMs = 5_000

export async function keepAudit({
  db,
  vault: { auditSigner },
  now,
}: Pick<Intake, 'db' | 'vault'> & { now: string }): Promise<void> {
  const { foreign } = await sealAudit(db, auditSigner, { forMs: sealingForMs })
  for (const trail of foreign)
    log.error('the head of an audit trail is not signed by this deployment; nothing is sealed', { trail })
  await forgetOldAudit(db, auditSigner, { now, forMs: forgettingForMs })
}
