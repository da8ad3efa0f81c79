import { isDeepStrictEqual } from 'node:util'
import type { Knex } from 'knex'
import type { EmployeeFields } from '../db/employees.ts'
import { zonesOfEmployers } from '../db/employers.ts'
import type { StoredEmployment } from '../db/employments.ts'
import { hasOpenLeaver } from '../db/retention.ts'
import type { EmployeeDocument, SettingsDocument } from '../domain/documents.ts'
import type { Instant } from '../domain/local-time.ts'
import { pastKeeping, withoutExpired } from '../domain/retention.ts'
import { fieldsOf } from './employee-fields.ts'

type Sent = {
  id: string
  document: EmployeeDocument
  /** Before the document; `fields` undefined: the person is new. */
  stands: {
    fields: EmployeeFields | undefined
    employments: readonly StoredEmployment[]
    changedAt: Instant
  }
  settings: SettingsDocument
  now: Instant
}

/** The document without what is past keeping by the employments that it tells of, so that a return is taken whole. */
export async function keepingOf(
  trx: Knex,
  tenant: string,
  { id, document, stands, settings, now }: Sent,
): Promise<{ document: EmployeeDocument; leftOut: string[] }> {
  const { retention, timeZone } = settings
  const real = document.employments.filter(({ withdrawn }) => !withdrawn)
  // Nearly all lines of a nightly load; they ask the database nothing.
  if (real.some(({ lastDay }) => lastDay === null)) return { document, leftOut: [] }
  const zones = await zonesOfEmployers(
    trx,
    tenant,
    real.flatMap(({ employerId }) => employerId ?? []),
  )
  const person = {
    employments: real.map(({ employerId, lastDay }) => ({
      lastDay: lastDay ?? undefined,
      timeZone: zones.get(employerId ?? '') ?? timeZone,
    })),
    timeZone,
    preserve: fieldsOf(document, stands.fields).preserve,
    hasOpenLeaver: await hasOpenLeaver(trx, tenant, id),
    now,
  }
  const stored = {
    nationalId: stands.fields?.nationalId ?? null,
    birthDate: stands.fields?.birthDate ?? null,
    bankAccount: stands.fields?.bankAccount ?? null,
    address: stands.fields?.address ?? null,
    pay: new Map(stands.employments.map(({ document: { id: of, pay } }) => [of, pay])),
  }
  const by = (lastChangedAt: Instant) => {
    const expired = pastKeeping({ ...person, lastChangedAt }, retention)
    return withoutExpired(document, { expired, stored })
  }
  const kept = by(stands.changedAt)
  // Who was never employed is changed by all else that the document says: from now on it counts anew.
  const revision = stands.fields?.revision
  const isChanged = !isDeepStrictEqual({ ...fieldsOf(kept.document, stands.fields), revision }, stands.fields)
  return isChanged ? by(now) : kept
}
