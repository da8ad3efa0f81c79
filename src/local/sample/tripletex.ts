/** The sample company in the sandbox's Tripletex: only what is missing there is made, so that each start may ask again. */
import { z } from 'zod'
import { patiently } from './patience.ts'

import type { Report } from '../local-server.ts'
import type { SampleCompany } from './company.ts'

type Sandbox = { url: string; report: Report }

const PATIENCE_MS = 60_000

const Made = z.object({ id: z.int() })
const Rows = z.object({ data: z.array(z.record(z.string(), z.unknown())) })

export async function prepareTripletex({
  company,
  ...sandbox
}: Sandbox & { company: SampleCompany }): Promise<void> {
  const { employerId, credentials, departments, divisions } = company.payroll
  const employer = company.employers.find(({ id }) => id === employerId)
  if (employer === undefined) throw new Error(`${employerId} is not among the employers`)
  const { name, organisationNumber } = employer
  const { id } = Made.parse(
    await ask(sandbox, {
      method: 'PUT',
      path: '/companies',
      body: { name, organisationNumber, tokens: [credentials] },
    }),
  )
  await addMissing(sandbox, { id, resource: 'department', key: 'departmentNumber', wanted: departments })
  await addMissing(sandbox, { id, resource: 'division', key: 'organizationNumber', wanted: divisions })
}

async function addMissing(
  sandbox: Sandbox,
  {
    id,
    resource,
    key,
    wanted,
  }: { id: number; resource: string; key: string; wanted: readonly Record<string, string>[] },
): Promise<void> {
  const path = `/companies/${id}/rows`
  const { data } = Rows.parse(await ask(sandbox, { method: 'GET', path: `${path}?resource=${resource}` }))
  const there = new Set(data.map((row) => row[key]))
  const missing = wanted.filter((fields) => !there.has(fields[key]))
  if (missing.length === 0) return
  await ask(sandbox, { method: 'POST', path, body: missing.map((fields) => ({ resource, fields })) })
}

async function ask(
  { url, report }: Sandbox,
  { method, path, body }: { method: string; path: string; body?: unknown },
): Promise<unknown> {
  const { response } = await patiently({ url, report, patienceMs: PATIENCE_MS }, async () => ({
    response: await fetch(`${url}/sandbox/tripletex${path}`, {
      method,
      ...(body !== undefined && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    }),
  }))
  if (!response.ok) throw new Error(`The sandbox refused ${method} ${path}: ${await response.text()}`)
  return await response.json()
}
