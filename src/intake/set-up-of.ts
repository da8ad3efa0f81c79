// What stands of an integration's set-up, out of its rows.
import type { Knex } from 'knex'
import type { Integration } from '../db/integrations.ts'
import { findSync } from '../db/syncs.ts'
import type { SettingsDocument } from '../domain/documents.ts'
import { localDateAt, type Instant } from '../domain/local-time.ts'
import type { SetUp, SetUpRules, TestSync } from '../domain/set-up.ts'

export async function readSetUp(db: Knex, tenant: string, integration: Integration): Promise<SetUp> {
  const { credentials, authorisationLost, mappingVersion, testSync, approval } = integration
  return {
    credentials:
      credentials === null || authorisationLost !== null
        ? undefined
        : { company: credentials.company, expiresOn: credentials.expireOn },
    mappingVersion,
    test: testSync === null ? undefined : await readTest(db, tenant, testSync),
    approval: approval === null ? undefined : { test: approval.sync, by: approval.by },
  }
}

export function setUpRulesOf(
  { testValidDays, approverMustDiffer, timeZone }: SettingsDocument,
  now: Instant,
): SetUpRules {
  return { testValidDays, approverMustDiffer, now, today: localDateAt({ instant: now, timeZone }) }
}

async function readTest(db: Knex, tenant: string, id: string): Promise<TestSync | undefined> {
  const sync = await findSync(db, tenant, id)
  return (
    sync && {
      id,
      companyId: companyOfTarget(sync.target),
      mappingVersion: sync.mappingVersion,
      startedBy: sync.startedBy,
      endedAt: sync.endedAt,
      isGreen: sync.isGreen === true,
    }
  )
}

/**
 * A target is the remote company, and the folder where tests have one of their own (I9): the live one unless said otherwise.
 */
export function targetOf(
  { testWrites }: { testWrites?: string },
  company: string,
  folder: 'test' | 'live' = 'live',
): string {
  return testWrites === 'test-folder' ? `${company}/${folder}` : company
}

/** Ids of companies may have slashes themselves. */
function companyOfTarget(target: string): string {
  return target.replace(/\/(test|live)$/, '')
}
