// The values of a scope that a mapping says nothing about, and how many employees have each.
import type { Knex } from 'knex'
import type { Integration } from '../db/integrations.ts'
import type { Clock } from '../db/transaction.ts'
import type { Vault } from '../db/vault.ts'
import type { Absence } from '../domain/absence.ts'
import type { EmployeeDocument } from '../domain/documents.ts'
import { employmentsThatMatter } from '../domain/readiness-of-employments.ts'
import { walkScope } from './scope-walk.ts'

export type UnmappedValue = { field: string; value: string; employees: number }

export async function unmappedValues(
  { db, clock, vault }: { db: Knex; clock: Clock; vault: Vault },
  tenant: string,
  {
    integration,
    unmappedOf,
  }: {
    integration: Integration
    unmappedOf: (
      document: EmployeeDocument,
      absences: readonly Absence[],
    ) => readonly { field: string; value: string }[]
  },
): Promise<UnmappedValue[]> {
  // Of what is sealed only the types of absences are asked for.
  const opens = integration.scope.datasets.includes('absences')
  const walk = await walkScope({ db, clock, vault: opens ? vault : undefined }, tenant, integration)
  const counts = new Map<string, UnmappedValue>()
  for await (const page of walk.pages('')) {
    for (const { document, absences } of page) {
      const matter = employmentsThatMatter({ document, employerIds: walk.employers, today: walk.today })
      const employments = matter.map(({ employment }) => employment)
      for (const key of new Set(unmappedOf({ ...document, employments }, absences).map(keyOf)))
        count(counts, key)
    }
  }
  return [...counts].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, value]) => value)
}

const keyOf = ({ field, value }: { field: string; value: string }): string => JSON.stringify([field, value])

function count(counts: Map<string, UnmappedValue>, key: string): void {
  const [field = '', value = ''] = JSON.parse(key) as string[]
  const known = counts.get(key) ?? { field, value, employees: 0 }
  counts.set(key, { ...known, employees: known.employees + 1 })
}
