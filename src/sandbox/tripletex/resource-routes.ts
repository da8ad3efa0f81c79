/** Employees, employments, details and look-ups: check the right, ask the rule, write the ledger, only then answer. */
import { idOf } from './company.ts'
import { createDraft } from './draft.ts'
import { fieldsOf } from './ledger.ts'
import { listOf, selectionOf } from './lists.ts'
import { isDate, readBody } from './read-body.ts'
import {
  REQUIRED,
  Refusal,
  badParameter,
  badPath,
  invalid,
  isEmpty,
  notFound,
  notPermitted,
  refuseIf,
} from './refusals.ts'
import { render } from './render.ts'
import { RESOURCES } from './resources.ts'
import { EVERYTHING } from './selection.ts'
import { addEmployee, changeEmployee } from './write-employee.ts'
import { addDetails, addEmployment, changeDetails, changeEmployment } from './write-employment.ts'
import { addLeave, changeLeave } from './write-leave.ts'
import type { Company, Row } from './company.ts'
import type { Draft } from './draft.ts'
import type { Body } from './read-body.ts'
import type { ResourceName } from './resources.ts'
import type { Call, Caller, Reply, Route } from './serving.ts'
import type { TripletexState } from './state.ts'

type Handled = Call & Caller

type Writes = {
  add?: (asked: { draft: Draft; body: Body }) => Row
  change?: (asked: { draft: Draft; row: Row; body: Body }) => Row
  /** Whether there is a GET of one by its id. */
  one: boolean
}

const simple = (resource: ResourceName, check: (row: Row) => void): Omit<Writes, 'one'> => ({
  add({ draft, body }) {
    const row = draft.add(resource, body)
    check(row)
    return row
  },
  change({ draft, row, body }) {
    const changed = draft.change(resource, row, body)
    check(changed)
    return changed
  },
})

const named = (row: Row) => refuseIf(isEmpty(row['name']) ? [{ field: 'name', message: REQUIRED }] : [])

const WRITES: Partial<Record<ResourceName, Writes>> = {
  occupationCode: { one: true },
  employmentDetails: { add: addDetails, change: changeDetails, one: true },
  employment: { add: addEmployment, change: changeEmployment, one: true },
  leaveOfAbsence: { add: addLeave, change: changeLeave, one: true },
  employee: { add: addEmployee, change: changeEmployee, one: true },
  department: { ...simple('department', named), one: true },
  division: { ...simple('division', named), one: false },
  country: { one: true },
}

export function resourceRoutes(state: TripletexState): Route[] {
  return [
    ...Object.entries(WRITES).flatMap(([resource, writes]) =>
      routesOf({ state, resource: resource as ResourceName, writes }),
    ),
    {
      method: 'GET',
      path: '/company/{id}',
      // Whoever has a session may know where they are.
      work: ({ company, query, request }) =>
        oneOf({ company, resource: 'company', id: idIn(request.params['id']), query }),
    },
    {
      method: 'DELETE',
      path: '/department/{id}',
      work: (call) =>
        write({
          state,
          call,
          resource: 'department',
          effect: 'deleted',
          change(draft) {
            const id = idIn(call.request.params['id'])
            const row = call.company.get('department', id)
            if (row === undefined) throw notFound()
            if (call.company.all('employee').some((employee) => idOf(employee['department']) === id))
              throw invalid({ field: 'id', message: 'Avdelingen er i bruk.' })
            draft.remove('department', id)
            return { row, reply: () => ({ status: 204 }) }
          },
        }),
    },
  ]
}

function routesOf({
  state,
  resource,
  writes,
}: {
  state: TripletexState
  resource: ResourceName
  writes: Writes
}): Route[] {
  const path = `/${RESOURCES[resource].path}`
  const about = (call: Handled) => employeeNumbersOf({ call, resource })
  const routes: Route[] = [
    { method: 'GET', path, about, work: (call) => many({ call, resource, now: state.clock.now }) },
    {
      method: 'DELETE',
      path: `${path}/{id}`,
      about,
      // Neither employees nor anything of theirs can be deleted.
      work: () => {
        throw notPermitted()
      },
    },
  ]
  if (writes.one)
    routes.push({
      method: 'GET',
      path: `${path}/{id}`,
      about,
      work({ company, rights, query, request }) {
        if (!rights.read) throw notPermitted()
        return oneOf({ company, resource, id: idIn(request.params['id']), query })
      },
    })
  const { add, change } = writes
  if (add !== undefined)
    routes.push({
      method: 'POST',
      path,
      about,
      work: (call) =>
        write({
          state,
          call,
          resource,
          effect: 'created',
          change(draft) {
            const { id: _id, version: _version, ...body } = readBody({ resource, value: call.body })
            const row = add({ draft, body })
            return { row, reply: () => shown({ call, resource, row, status: 201 }) }
          },
        }),
    })
  if (change !== undefined)
    routes.push({
      method: 'PUT',
      path: `${path}/{id}`,
      about,
      work: (call) =>
        write({
          state,
          call,
          resource,
          effect: 'updated',
          change(draft) {
            const id = idIn(call.request.params['id'])
            const row = call.company.get(resource, id)
            if (row === undefined) throw notFound()
            const { id: named, ...body } = readBody({ resource, value: call.body })
            if (named !== undefined && named !== id) throw invalid({ field: 'id', message: 'Feil id.' })
            const changed = change({ draft, row, body })
            return { row: changed, reply: () => shown({ call, resource, row: changed, status: 200 }) }
          },
        }),
    })
  return routes
}

/** Nothing is awaited between deciding and recording: two calls cannot both find the old version. */
async function write({
  state,
  call,
  resource,
  effect,
  change,
}: {
  state: TripletexState
  call: Handled
  resource: ResourceName
  effect: 'created' | 'updated' | 'deleted'
  change: (draft: Draft) => { row: Row; reply: () => Reply }
}): Promise<Reply> {
  const { company, request, body } = call
  const entry = {
    company: company.settings.id,
    method: request.method,
    resource,
    fields: fieldsOf(body),
  }
  const employeeNumberBefore = employeeNumbersOf({ call, resource })[0] ?? null
  try {
    if (!call.rights.write) throw notPermitted()
    const draft = createDraft(company)
    const { row, reply } = change(draft)
    const employeeNumber = numberOf({ draft, resource, row }) ?? employeeNumberBefore
    const done = { ...entry, id: row.id, employeeNumber, effect, code: null }
    const status = { created: 201, updated: 200, deleted: 204 }[effect]
    await state.commit({ draft, entry: { ...done, status } })
    return reply()
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal
    const { status, code } = refusal
    const id = Number(request.params['id'] ?? Number.NaN)
    await state.commit({
      entry: {
        ...entry,
        id: Number.isNaN(id) ? null : id,
        employeeNumber: employeeNumberBefore,
        effect: 'refused',
        status,
        code,
      },
    })
    throw refusal
  }
}

function many({ call, resource, now }: { call: Handled; resource: ResourceName; now: () => Date }): Reply {
  const { company, rights, request } = call
  const query = withToday({ resource, query: call.query, now })
  const asked = request.headers['if-none-match']
  const rows = rights.read ? rowsOf({ company, resource, query }) : []
  const list = listOf({ company, resource, rows, query, checksum: asked !== undefined })
  if (asked !== undefined && asked === list.versionDigest) return { status: 304 }
  return { status: 200, body: list }
}

/** Leaves are those of one date, today unless another one is given. */
function withToday({
  resource,
  query,
  now,
}: {
  resource: ResourceName
  query: Call['query']
  now: () => Date
}): Call['query'] {
  if (resource !== 'leaveOfAbsence') return query
  const date = query['date'] ?? now().toISOString().slice(0, 10)
  if (!isDate(date)) throw badParameter('date')
  return { ...query, date }
}

/** By an index where there is one, since a company may have many employees. */
function rowsOf({
  company,
  resource,
  query,
}: {
  company: Company
  resource: ResourceName
  query: Call['query']
}): Row[] {
  const { employeeNumber, employeeId, employmentId } = query
  if (resource === 'employee' && employeeNumber !== undefined) return company.withNumber(employeeNumber)
  if (resource === 'employment' && /^\d+$/.test(employeeId ?? ''))
    return company.partsOf({ resource, id: Number(employeeId) })
  if (resource === 'employmentDetails' && /^\d+$/.test(employmentId ?? ''))
    return company.partsOf({ resource, id: Number(employmentId) })
  return company.all(resource)
}

function oneOf({
  company,
  resource,
  id,
  query,
}: {
  company: Company
  resource: ResourceName
  id: number
  query: Call['query']
}): Reply {
  const row = company.get(resource, id)
  if (row === undefined) throw notFound()
  const selection = selectionOf({ resource, query })
  return { status: 200, body: { value: render({ company, resource, row, selection }) } }
}

function shown({
  call,
  resource,
  row,
  status,
}: {
  call: Handled
  resource: ResourceName
  row: Row
  status: number
}): Reply {
  const { company } = call
  const present = company.get(resource, row.id) ?? row
  return { status, body: { value: render({ company, resource, row: present, selection: EVERYTHING }) } }
}

function idIn(text: unknown): number {
  if (typeof text !== 'string' || !/^\d{1,15}$/.test(text)) throw badPath()
  return Number(text)
}

/** The employee whom a call is about, as it was before. */
function employeeNumbersOf({ call, resource }: { call: Handled; resource: ResourceName }): string[] {
  const { company, request, body, query } = call
  const sent = (body ?? {}) as Body
  const employmentRow = (id: number | undefined) => company.get('employment', id ?? 0)
  const pathId = Number(request.params['id'] ?? Number.NaN)
  const byResource: Partial<Record<ResourceName, () => Row | undefined>> = {
    employee: () => company.get('employee', pathId),
    employment: () =>
      company.get(
        'employee',
        idOf((employmentRow(pathId) ?? sent)['employee']) ?? Number(query['employeeId']),
      ),
    employmentDetails() {
      const employment =
        idOf((company.get('employmentDetails', pathId) ?? sent)['employment']) ??
        Number(query['employmentId'])
      return company.get('employee', idOf(employmentRow(employment)?.['employee']) ?? 0)
    },
    leaveOfAbsence() {
      const employment =
        idOf((company.get('leaveOfAbsence', pathId) ?? sent)['employment']) ??
        Number(query['employmentIds']?.split(',')[0])
      return company.get('employee', idOf(employmentRow(employment)?.['employee']) ?? 0)
    },
  }
  const known = byResource[resource]?.()?.['employeeNumber']
  return [
    known,
    resource === 'employee' ? (sent['employeeNumber'] ?? query['employeeNumber']) : undefined,
  ].filter((number) => typeof number === 'string')
}

function numberOf({
  draft,
  resource,
  row,
}: {
  draft: Draft
  resource: ResourceName
  row: Row
}): string | null {
  const employment =
    resource === 'employmentDetails' || resource === 'leaveOfAbsence'
      ? draft.get('employment', idOf(row['employment']) ?? 0)
      : row
  const employee = resource === 'employee' ? row : draft.get('employee', idOf(employment?.['employee']) ?? 0)
  const number = employee?.['employeeNumber']
  return typeof number === 'string' ? number : null
}
