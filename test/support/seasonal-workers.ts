// Twenty people who come for a season, leave and come again, told of in one call each time.
import { expect } from 'vitest'
import { inDays } from './dates.ts'
import { employee } from './people.ts'
import type { TenantRig } from './product.ts'
import { send } from './requests.ts'

export const seasonalNumbers = Array.from({ length: 20 }, (_, index) => index + 1)
export const idOf = (number: number) => `S${number}`
export const userOf = (number: number) => `U-S${number}`

type Employment = { id: string; startDate: string; lastDay: string | null }

/** The season that is over, or that goes on. */
export const firstSeason = (number: number, ended: boolean): Employment => ({
  id: `${idOf(number)}-1`,
  startDate: '2020-02-01',
  lastDay: ended ? inDays(-20) : null,
})

export const nextSeason = (number: number): Employment => ({
  id: `${idOf(number)}-2`,
  startDate: inDays(0),
  lastDay: null,
})

/** One call for all of them; answers the id of the bulk request and the result of each. */
export async function tellAll(
  { url }: { url: string },
  tenant: TenantRig,
  employments: (number: number) => Employment[],
) {
  const lines = seasonalNumbers.map((number) => ({
    id: idOf(number),
    ...employee(idOf(number)),
    employments: employments(number),
  }))
  const { status, headers, body } = await send(url, {
    method: 'POST',
    path: '/v1/employees/bulk',
    key: tenant.keys.hr,
    text: lines.map((line) => JSON.stringify(line)).join('\n'),
    headers: { 'Content-Type': 'application/x-ndjson' },
  })
  expect(status).toBe(200)
  const results = String(body)
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { id?: string; result: string })
  return { id: headers.get('Koppling-Bulk-Request') ?? '', results }
}
