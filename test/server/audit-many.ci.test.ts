// Many entries: what the sealer and the verification hold of them at once does not grow with them.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { exportedAudit } from '../../src/db/audit-export.ts'
import { sealAudit } from '../../src/db/audit-sealing.ts'
import { verifyAudit } from '../../src/db/audit-verification.ts'
import { newSigner, tamper } from '../support/audit.ts'
import { ownDatabase } from '../support/database.ts'
import { newTenant } from './repositories-rig.ts'

const entries = 100_000
const megabyte = 1_048_576

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

// About 100 MB as rows; a page of 500 is half a megabyte, the rest is what a collection may leave lying.
const most = 80

/** By how much the heap grew at most while the work was done. What only lies there uncollected is not held. */
async function growthOf(work: () => Promise<unknown>): Promise<number> {
  const heap = () => process.memoryUsage().heapUsed / megabyte
  collect()
  const before = heap()
  let highest = before
  const watch = setInterval(() => {
    if (heap() - before >= most) collect()
    highest = Math.max(highest, heap())
  }, 5)
  try {
    await work()
  } finally {
    clearInterval(watch)
  }
  return highest - before
}

test('audit: 100,000 entries are sealed, verified and exported with flat memory, and a change in the last thousand shows', async () => {
  await using database = await ownDatabase()
  const { db } = database
  const signer = newSigner()
  const tenant = await newTenant(db)
  await db.raw(
    `insert into audit (tenant_id, action, subject_kind, subject_id, actor, new_value)
     select ?, 'test.counted', 'employee', 'E' || n, 'tester', jsonb_build_object('number', n, 'text', repeat('x', 500)) from generate_series(1, ?::int) as n`,
    [tenant, entries],
  )
  expect(await growthOf(() => sealAudit(db, signer, { forMs: 600_000 }))).toBeLessThan(most)
  let verified: unknown
  const verify = async () => {
    verified = await verifyAudit(db, signer, tenant)
  }
  expect(await growthOf(verify)).toBeLessThan(most)
  expect(verified).toMatchObject({ intact: true, next: null, to: { sequence: entries } })
  let exported = 0
  const read = async () => {
    for await (const _line of exportedAudit(db, tenant, { after: 0 })) exported += 1
  }
  expect(await growthOf(read)).toBeLessThan(most)
  expect(exported).toBe(entries + 1)
  await tamper(db, (trx) =>
    trx('audit')
      .where({ tenant_id: tenant, sequence: entries - 500 })
      .update({ actor: 'nobody' }),
  )
  await verify()
  expect(verified).toMatchObject({ intact: false, broken: { sequence: entries - 500, problem: 'altered' } })
})
