/** The sample company's one way in: koppling's own HTTP API, by its typed client. An outage is waited out. */
import { createKopplingClient } from '../../client/client.ts'
import { CallRefused } from '../../client/lines.ts'
import { isWorthWaiting, notReachable, patiently } from './patience.ts'

import type { KopplingClient } from '../../client/client.ts'
import type { components } from '../../client/schema.ts'
import type { Report } from '../local-server.ts'

export type Problem = components['schemas']['Problem']
export type EmployeeLine = components['schemas']['EmployeeLine']
type EmployeeAnswer = components['schemas']['EmployeeLineAnswer']

/** What the client gives back. */
type Answered<Data> = { data?: Data; error?: Problem; response: Response }

export type SampleApi = {
  /** Carries out a call that may be repeated; undefined for an empty answer and for a refusal among `accept`. */
  ask<Data>(
    act: (client: KopplingClient) => Promise<Answered<Data>>,
    options?: { accept: readonly number[] },
  ): Promise<Data | undefined>
  /** Sends many employees and gives the answers as they come. What is not answered when they break off may be sent again. */
  sendEmployees(lines: readonly EmployeeLine[]): AsyncGenerator<EmployeeAnswer>
}

/**
 * `url`: base URL. `key`: a secret. Every call throws LocalError `server-not-reachable` when `patienceMs` is over, and an
 * Error that names the path and the reason when it is refused.
 */
export function sampleApi({
  url,
  key,
  report,
  patienceMs = 60_000,
}: {
  url: string
  key: string
  report: Report
  patienceMs?: number
}): SampleApi {
  const client = createKopplingClient({ baseUrl: url, key, actor: 'sample-company' })
  return {
    async ask(act, { accept } = { accept: [] }) {
      const { data, error, response } = await patiently({ url, report, patienceMs }, () => act(client))
      if (!response.ok && !accept.includes(response.status)) {
        throw refusal({ what: new URL(response.url).pathname, problem: error })
      }
      return data
    },
    async *sendEmployees(lines) {
      try {
        yield* client.sendLines('/v1/employees/bulk', lines)
      } catch (error) {
        const unreachable =
          error instanceof CallRefused ? isWorthWaiting(error.status) : error instanceof TypeError
        throw unreachable ? notReachable({ url, cause: error }) : error
      }
    },
  }
}

/** What was refused and why, in a sentence. */
export function refusal({ what, problem }: { what: string; problem: Problem | undefined }): Error {
  if (problem === undefined) return new Error(`${what} was refused without a reason.`)
  const errors = (problem.errors ?? []).map(({ pointer, detail }) => `${pointer} ${detail}`)
  return new Error([`${what} was refused: ${problem.title}.`, problem.detail, ...errors].join(' '))
}
