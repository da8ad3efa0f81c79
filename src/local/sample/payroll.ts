/** The sample company's integration with a payroll system: chosen, with its mapping, and waiting for its credentials. */
import { readSampleCompany } from './company.ts'
import { sampleApi } from './api.ts'
import { prepareTripletex } from './tripletex.ts'

import type { Report } from '../local-server.ts'
import type { SampleApi } from './api.ts'
import type { SampleCompany } from './company.ts'

export type SampleIntegration = {
  id: string
  system: string
  /** What a person hands over in the set-up: of the sandbox alone. */
  credentials: SampleCompany['payroll']['credentials']
}

/** The one that is there, or a new one where none is or all are disconnected; undefined where the company takes none. */
export async function offerIntegration({
  api: url,
  key,
  sandbox,
  report,
}: {
  api: string
  /** Of an admin. */
  key: string
  sandbox: { url: string }
  report: Report
}): Promise<SampleIntegration | undefined> {
  const company = readSampleCompany()
  await prepareTripletex({ url: sandbox.url, company, report })
  const api = sampleApi({ url, key, report })
  const there = await integrationIn(api, company)
  const integration = there ?? (await choose(api, company))
  if (integration === undefined) return undefined
  const { id } = integration
  const { system, credentials, mapping } = company.payroll
  // As it was made, which is without a mapping.
  if (integration.mapping.version === 1) {
    const params = { path: { id } }
    await api.ask((client) => client.PUT('/v1/integrations/{id}/mapping', { params, body: mapping }))
    report(`Sample company: an integration of ${company.payroll.employerId} with ${system}`)
  }
  return { id, system, credentials }
}

const MOST = 500

async function integrationIn(api: SampleApi, { payroll }: SampleCompany) {
  const query = { limit: MOST }
  const ask = api.ask((client) => client.GET('/v1/integrations', { params: { query } }), notAnymore)
  return (await ask)?.data.find(
    ({ system, employerId, stage }) =>
      system === payroll.system && employerId === payroll.employerId && stage !== 'disconnected',
  )
}

async function choose(api: SampleApi, { payroll: { system, name, employerId } }: SampleCompany) {
  const body = { system, name, employerId }
  return await api.ask((client) => client.POST('/v1/integrations', { body }), notAnymore)
}

/** Who closed the company, or took its key or its employer away, can still start. */
const notAnymore = { accept: [401, 403, 404, 409, 422] }
