/** The leavers of a tenant as the API shows them. */
import type { components } from '../../client/schema.ts'
import type { SampleApi } from './api.ts'

/** As far as the sample company looks at them; each is of an employment, since all of its users belong to employees. */
export type SeenLeaver = { employmentId: string } & Pick<
  components['schemas']['Leaver'],
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
    for (const { employmentId, ...leaver } of page?.data ?? [])
      if (employmentId !== null) leavers.push({ ...leaver, employmentId })
    cursor = page?.next ?? undefined
  } while (cursor !== undefined)
  return leavers
}
