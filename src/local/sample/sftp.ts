/** The sample company's account at the payroll system of the sandbox that takes files; each start may ask for it again. */
import { z } from 'zod'
import { patiently } from './patience.ts'
import { readSampleCompany } from './company.ts'

import type { Report } from '../local-server.ts'

/** What a person hands over in the set-up of a system that takes files: of the sandbox alone. */
export type SampleSftp = {
  employerId: string
  credentials: { host: string; port: number; username: string; password: string; hostKey: string }
}

const PATIENCE_MS = 60_000

const Server = z.object({ host: z.string(), port: z.int(), hostKey: z.string() })

export async function prepareSftp({ url, report }: { url: string; report: Report }): Promise<SampleSftp> {
  const { payrollByFile, employers } = readSampleCompany()
  const { employerId, username, password, importEverySeconds, ...account } = payrollByFile
  const employer = employers.find(({ id }) => id === employerId)
  if (employer === undefined) throw new Error(`${employerId} is not among the employers`)
  const ask = async (method: string, path: string, body?: unknown) => {
    const { response } = await patiently({ url, report, patienceMs: PATIENCE_MS }, async () => ({
      response: await fetch(`${url}/sandbox/sftp${path}`, {
        method,
        ...(body !== undefined && {
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }),
      }),
    }))
    if (!response.ok) throw new Error(`The sandbox refused ${method} ${path}: ${await response.text()}`)
    return response
  }
  const { organisationNumber } = employer
  await ask('PUT', '/accounts', { username, password, organisationNumber, ...account })
  await ask('PUT', '/schedule', { everySeconds: importEverySeconds })
  const server = Server.parse(await (await ask('GET', '')).json())
  return { employerId, credentials: { ...server, username, password } }
}
