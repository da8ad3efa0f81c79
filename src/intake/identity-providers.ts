// Which identity provider a tenant goes by. Whoever decides about a person holds the settings, so a change comes wholly before or after.
import { isDeepStrictEqual } from 'node:util'
import type { Knex } from 'knex'
import { noteAnsweredCall } from '../db/alarms.ts'
import { recordAudit } from '../db/audit.ts'
import { searchAnew } from '../db/connect-look-ups.ts'
import { letWaitingGoOn } from '../db/connection-starts.ts'
import {
  deleteOwnProvider,
  findOwnProvider,
  putOwnProvider,
  type OwnProvider,
} from '../db/identity-providers.ts'
import { markAllWaitingForPerson } from '../db/leaver-marks.ts'
import { lockSettings } from '../db/settings.ts'
import { inTransaction } from '../db/transaction.ts'
import { forgetWhetherConnected } from '../db/user-connections.ts'
import { deploymentProvider, type ProviderDocument } from '../domain/identity-provider.ts'
import type { Change, Intake } from './context.ts'

/** `document` undefined: back to the client of the deployment. */
export type NewProvider = { document: ProviderDocument | undefined; secret: string | null }

/** It may wait for those that are under way, since it is rare and they are short. */
const patience = 'set local lock_timeout = 30000'

/**
 * What the tenant's leavers and connections by hand go by from now on. What is under way is judged by it at its next attempt, and
 * what waited for a person is tried again. Answers what stands then.
 */
export async function putIdentityProvider(
  { db, vault, clock, teller, starter }: Intake,
  { tenant, cause }: Change,
  { document, secret, accept }: NewProvider & { accept: (current: OwnProvider | undefined) => void },
): Promise<OwnProvider | undefined> {
  const { marked, opened, own } = await inTransaction(db, async (trx) => {
    await trx.raw(patience)
    await lockSettings(trx, tenant, 'update')
    const former = await findOwnProvider(trx, tenant)
    accept(former)
    if (document !== undefined) await putOwnProvider(trx, vault, { tenant, document, secret })
    else if (former !== undefined) await deleteOwnProvider(trx, tenant)
    const own = await findOwnProvider(trx, tenant)
    if (former === undefined && own === undefined) return { own, marked: [], opened: [] }
    await recordAudit(trx, tenant, cause, {
      action: 'identity-provider.changed',
      subject: { kind: 'identity-provider', id: tenant },
      old: codesOf(former),
      new: { ...codesOf(own), changed: changedNames(former, own), hasNewSecret: secret !== null },
    })
    const key = own?.key ?? deploymentProvider
    const isAnother = key !== (former?.key ?? deploymentProvider)
    if (isAnother) await forgetKnown(trx, tenant, await clock(trx))
    // Another text mends nothing that waits for somebody to do it.
    else if (own?.document.mode === 'task') return { own, marked: [], opened: [] }
    return { own, ...(await letAllGoOn(trx, tenant)) }
  })
  teller.soon(tenant, marked)
  starter.soon(tenant, opened)
  return own
}

/** What was known of connections is not known of another provider. */
async function forgetKnown(trx: Knex, tenant: string, now: string): Promise<void> {
  await forgetWhetherConnected(trx, tenant)
  await searchAnew(trx, tenant)
  // Of the former one nobody hears any more, so an outage of it is over.
  await noteAnsweredCall(trx, { tenant, writes: true, now })
}

/** Answers which leavers and changes look again, also where only the secret, or the provider itself, is another than before. */
async function letAllGoOn(trx: Knex, tenant: string): Promise<{ marked: string[]; opened: string[] }> {
  const opened = await letWaitingGoOn(trx, tenant)
  return { marked: await markAllWaitingForPerson(trx, tenant), opened }
}

/** Texts of tasks are free text, and base URLs may tell more than whose they are: of both only that they changed. */
function codesOf(own: OwnProvider | undefined): object {
  const provider = own?.key ?? deploymentProvider
  if (own === undefined) return { mode: 'public-api', provider }
  const { document } = own
  const { mode } = document
  return { mode, provider, ...(document.mode === 'public-api' && { clientId: document.clientId }) }
}

function changedNames(former: OwnProvider | undefined, own: OwnProvider | undefined): string[] {
  const before: Record<string, unknown> = { ...former?.document }
  const after: Record<string, unknown> = { ...own?.document }
  return Object.keys({ ...before, ...after }).filter((name) => !isDeepStrictEqual(before[name], after[name]))
}
