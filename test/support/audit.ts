// An audit trail of its own, and hands that PostgreSQL's guards do not hold back.
import { randomBytes } from 'node:crypto'
import type { Knex } from 'knex'
import { recordAudit, type Cause } from '../../src/db/audit.ts'
import { sealAudit } from '../../src/db/audit-sealing.ts'
import { createSigner } from '../../src/db/signer.ts'

export const newSigner = (id = 'first') => createSigner([{ id, key: randomBytes(32) }], 'test')

/** Entries 1 to `count`, each in a transaction of its own. */
export async function writeEntries(
  db: Knex,
  tenant: string,
  count: number,
  cause: Cause = {},
): Promise<void> {
  for (let number = 1; number <= count; number += 1) {
    await recordAudit(db, tenant, cause, {
      action: 'test.counted',
      subject: { kind: 'employee', id: `E${number}` },
      old: { number: number - 1 },
      new: { number, nested: { z: null, a: [1.5, 'å'] } },
    })
  }
}

export const sealEverything = async (db: Knex, signer: ReturnType<typeof newSigner>): Promise<void> => {
  await sealAudit(db, signer, { forMs: 60_000 })
}

/** As the owner of the tables, who can switch triggers off. */
export async function tamper(db: Knex, work: (trx: Knex.Transaction) => Promise<unknown>): Promise<void> {
  const guarded = ['audit', 'platform_audit', 'audit_heads']
  await db.transaction(async (trx) => {
    for (const table of guarded) await trx.raw('alter table ?? disable trigger user', [table])
    await work(trx)
    for (const table of guarded) await trx.raw('alter table ?? enable trigger user', [table])
  })
}
