/** The people of the sample company and their terminations: only what the API does not have yet is told. */
import { addDays } from '../../domain/calendar-date.ts'
import { LocalError } from '../local-error.ts'
import { refusal } from './api.ts'
import { employeeDocument, terminationDocument } from './documents.ts'
import { readLeavers } from './leavers.ts'

import type { CalendarDate } from '../../domain/calendar-date.ts'
import type { Report } from '../local-server.ts'
import type { SampleApi } from './api.ts'
import type { SampleCompany, SampleEmployee, SampleLeaver } from './company.ts'

/** `day`: from which the company's days count. */
export type Loading = { company: SampleCompany; day: CalendarDate; report: Report }

const REPORT_EVERY = 50
const ATTEMPTS = 5
const PAGE = 500

/** Sends whoever is missing, again if the connection breaks in the middle. */
export async function loadEmployees(loading: Loading & { api: SampleApi }): Promise<void> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const known = new Set(await employeeIds(loading.api))
    const missing = loading.company.employees.filter(({ id }) => !known.has(id))
    if (missing.length === 0) return
    try {
      await sendEmployees({ ...loading, missing })
    } catch (error) {
      const broken = error instanceof LocalError && error.code === 'server-not-reachable'
      if (!broken || attempt === ATTEMPTS) throw error
      loading.report('Sample company: the connection broke; sending the rest again')
    }
  }
}

async function sendEmployees({
  api,
  company,
  day,
  report,
  missing,
}: Loading & { api: SampleApi; missing: readonly SampleEmployee[] }): Promise<void> {
  const { employees, leavers } = company
  const lines = missing.map((employee) => ({
    id: employee.id,
    ...employeeDocument({ employee, leavers, day }),
  }))
  let done = employees.length - missing.length
  for await (const { line, problem } of api.sendEmployees(lines)) {
    if (problem !== undefined) throw refusal({ what: `Employee ${missing[line - 1]?.id}`, problem })
    done += 1
    if (done % REPORT_EVERY === 0) report(`Sample company: ${done} of ${employees.length} employees`)
  }
}

async function employeeIds(api: SampleApi): Promise<string[]> {
  const ids: string[] = []
  let cursor: string | undefined
  do {
    const query = { limit: PAGE, ...(cursor !== undefined && { cursor }) }
    const page = await api.ask((client) => client.GET('/v1/employees', { params: { query } }))
    ids.push(...(page?.data ?? []).map(({ id }) => id))
    cursor = page?.next ?? undefined
  } while (cursor !== undefined)
  return ids
}

export async function loadTerminations({
  api,
  company,
  day,
  report,
}: Loading & { api: SampleApi }): Promise<void> {
  const toTell = company.leavers.filter(({ told }) => told !== 'document')
  const seen = await readLeavers(api)
  for (const leaver of toTell) {
    const before = seen.find(({ employmentId }) => employmentId === leaver.employment)
    if (leaver.afterwards !== undefined && before?.stage === 'finished') continue
    if (before?.lastDay !== addDays(day, leaver.lastDay)) {
      const params = { path: { id: leaver.employment } }
      const body = terminationDocument({ leaver, day })
      await api.ask((client) => client.PUT('/v1/employments/{id}/termination', { params, body }))
    }
    if (leaver.afterwards !== undefined) await takeBack({ api, company, day, leaver })
  }
  const takenBack = toTell.filter(({ afterwards }) => afterwards !== undefined)
  report(`Sample company: ${toTell.length} terminations, ${takenBack.length} of them taken back`)
}

async function takeBack({
  api,
  company,
  day,
  leaver,
}: Omit<Loading, 'report'> & { api: SampleApi; leaver: SampleLeaver }): Promise<void> {
  const { employment, afterwards } = leaver
  if (afterwards === 'revoke') {
    const params = { path: { id: employment } }
    await api.ask((client) => client.DELETE('/v1/employments/{id}/termination', { params }))
    return
  }
  const employee = company.employees.find(({ employments }) =>
    employments.some(({ id }) => id === employment),
  )
  if (employee === undefined) throw new Error(`${employment} is nobody's employment`)
  const body = employeeDocument({ employee, leavers: company.leavers, day, withdrawn: employment })
  const params = { path: { id: employee.id } }
  await api.ask((client) => client.PUT('/v1/employees/{id}', { params, body }))
}
