import { createKopplingClient } from './client.ts'
const c = createKopplingClient({ baseUrl: 'x', key: 'k' })
export async function t() {
  const r = await c.PUT('/v1/employees/{id}', { params: { path: { id: 'E1' } }, body: { employeeNumber: '1', givenName: 'a', familyName: 'b', employments: [{ id: 'e', startDate: '2020-01-01' }], user: null } })
  const n: string | undefined = r.data?.givenName
  const p: number | undefined = r.error?.status
  for await (const l of c.sendLines('/v1/employees/bulk', [{ id: 'x', employeeNumber: '1', givenName: 'a', familyName: 'b', employments: [], user: null }])) { const q: number = l.line; console.log(q, n, p) }
  const l = await c.GET('/v1/leavers', { params: { query: { limit: 3 } } })
  const d = await c.DELETE('/v1/employments/{id}/termination', { params: { path: { id: 'E1' } } })
  return [l.data?.next, d.data?.stage]
}
