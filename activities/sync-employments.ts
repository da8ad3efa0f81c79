// Where employments are at the target, so that one whose start is corrected meanwhile is found there by its id.
import type { Knex } from 'knex'
import { employmentsThereOf, putEmploymentsThere } from '../src/db/employments-there.ts'
import {
  employmentsFound,
  type EmploymentsThere,
  type EmploymentThere,
  type Starts,
} from '../src/domain/employments-there.ts'
import type { Run } from './sync-run.ts'

/** `there` undefined: the system does not tell. */
export async function rememberEmployments(
  trx: Knex,
  { destination }: Pick<Run, 'destination'>,
  {
    id,
    starts,
    there,
    ...read
  }: {
    id: string
    /** As it was read before; read now unless given. */
    known?: EmploymentsThere
    starts: Starts
    there: readonly EmploymentThere[] | undefined
  },
): Promise<void> {
  if (there === undefined) return
  const known = read.known ?? (await employmentsThereOf(trx, destination, [id])).get(id) ?? {}
  const found = employmentsFound({ known, starts, there })
  const isKnown = Object.entries(found).every(([employment, at]) => known[employment] === at)
  if (isKnown && Object.keys(known).length === Object.keys(found).length) return
  await putEmploymentsThere(trx, destination, { employee: id, there: found })
}
