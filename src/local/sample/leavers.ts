/** The leavers of a tenant as the API shows them. */
import type { components } from '../../client/schema.ts'
import type { SampleApi } from './api.ts'

/** As far as the sample company looks at them. */
export type SeenLeaver = Pick<
  components['schemas']['Leaver'],
  | 'employmentId'
  | 'employeeId'
  | 'lastDay'
  | 'access'
  | 'days'
  | 'daysFrom'
  | 'noAccessFrom'
  | 'actsAt'
  | 'stage'
  | 'outcome'
  | 'reason'
  | 'supersededBy'
  | 'steps'
>

const PAGE = 500

/** All of them, also those that had nothing to do. */
export async function readLeavers(api: SampleApi): Promise<SeenLeaver[]> {
  const leavers: SeenLeaver[] = []
  let cursor: string | undefined
  do {
    const query = { all: true, limit: PAGE, ...(cursor !== undefined && { cursor }) }
    const page = await api.ask((client) => client.GET('/v1/leavers', { params: { query } }))
    leavers.push(...(page?.data ?? []))
    cursor = page?.next ?? undefined
  } while (cursor !== undefined)
  return leavers
}
