/** Loads the sample company through koppling's own API. Each step may be repeated, and only what is missing is told again. */
import { localDateAt } from '../../domain/local-time.ts'
import { sampleApi } from './api.ts'
import { readSampleCompany } from './company.ts'
import { connectedPeople } from './documents.ts'
import { loadEmployees, loadTerminations } from './load-people.ts'
import { patiently } from './patience.ts'

import type { CalendarDate } from '../../domain/calendar-date.ts'
import type { Report } from '../local-server.ts'
import type { SampleApi } from './api.ts'
import type { Loading } from './load-people.ts'
import type { SampleKeys, SampleStateFile } from './state.ts'

/** `fresh`: loaded by this call, or the rest of it. `day`: from which the company's days count. */
export type LoadedSample = { tenant: string; keys: SampleKeys; day: CalendarDate; fresh: boolean }

const SANDBOX_PATIENCE_MS = 60_000

/**
 * `api`: base URL. `sandbox`: where the people get their Visma Connect accounts, linked to that client; undefined with
 * another identity provider. A company that is loaded is left alone; one that a kill left half loaded is finished, with the
 * same keys and days. Throws LocalError `server-not-reachable`, and an Error that names the call that was refused.
 */
export async function loadSample({
  api: url,
  platformKey,
  sandbox,
  state,
  report,
}: {
  api: string
  platformKey: string
  sandbox: { url: string; client: string } | undefined
  state: SampleStateFile
  report: Report
}): Promise<LoadedSample> {
  const company = readSampleCompany()
  const { tenant } = company
  const as = (key: string) => sampleApi({ url, key, report })
  const kept = await state.read()
  const begun = kept && (await areValid({ api: as(kept.keys.viewer) })) ? kept : undefined
  if (begun?.loaded) return { tenant: tenant.id, keys: begun.keys, day: begun.day, fresh: false }

  const day = begun?.day ?? localDateAt({ instant: new Date().toISOString(), timeZone: tenant.timeZone })
  const loading = { company, day, report }
  if (sandbox !== undefined) await linkPeople({ ...sandbox, ...loading })
  report(`Sample company ${tenant.name}: tenant ${tenant.id} and its keys`)
  const platform = as(platformKey)
  await platform.ask((client) => client.POST('/v1/tenants', { body: tenant }), { accept: [409] })
  const keys = begun?.keys ?? (await makeKeys({ api: platform, tenant: tenant.id }))
  await state.keep({ day, keys, loaded: false })

  await loadGround({ api: as(keys.admin), ...loading })
  const hr = as(keys.hr)
  await loadEmployees({ api: hr, ...loading })
  await loadTerminations({ api: hr, ...loading })
  await state.keep({ day, keys, loaded: true })
  return { tenant: tenant.id, keys, day, fresh: true }
}

/** Whoever is there already stays untouched, so that nobody is linked again who was unlinked. */
async function linkPeople({
  url,
  client,
  company,
  report,
}: Loading & { url: string; client: string }): Promise<void> {
  const people = connectedPeople(company)
  report(`Sample company: ${people.length} Visma Connect accounts in the sandbox`)
  const target = `${url}/sandbox/people?${new URLSearchParams({ client }).toString()}`
  const request = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(people),
  }
  const { response } = await patiently({ url, report, patienceMs: SANDBOX_PATIENCE_MS }, async () => ({
    response: await fetch(target, request),
  }))
  if (!response.ok) throw new Error(`The sandbox refused the people: ${await response.text()}`)
}

/** Keys of another database, or of one that was emptied, are not. */
async function areValid({ api }: { api: SampleApi }): Promise<boolean> {
  const settings = await api.ask((client) => client.GET('/v1/settings'), { accept: [401, 403, 404] })
  return settings !== undefined
}

async function makeKeys({ api, tenant }: { api: SampleApi; tenant: string }): Promise<SampleKeys> {
  const make = async (role: keyof SampleKeys) => {
    const params = { path: { id: tenant } }
    const body = { role, name: `Sample company, ${role}` }
    const made = await api.ask((client) => client.POST('/v1/tenants/{id}/keys', { params, body }))
    if (made === undefined) throw new Error(`The key ${role} came without its secret`)
    return made.secret
  }
  return { hr: await make('hr'), admin: await make('admin'), viewer: await make('viewer') }
}

async function loadGround({ api, company, report }: Loading & { api: SampleApi }): Promise<void> {
  const { settings, employers, userTemplates } = company
  report(`Sample company: settings, ${employers.length} employers, ${userTemplates.length} user templates`)
  await api.ask((client) => client.PUT('/v1/settings', { body: settings }))
  for (const { id, ...body } of employers) {
    await api.ask((client) => client.PUT('/v1/employers/{id}', { params: { path: { id } }, body }))
  }
  for (const { id, ...body } of userTemplates) {
    await api.ask((client) => client.PUT('/v1/user-templates/{id}', { params: { path: { id } }, body }))
  }
}
