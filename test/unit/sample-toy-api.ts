/** A small stand-in for koppling's API and the sandbox over real HTTP: it keeps what it is told and can fail at a given call. */
import { createServer } from 'node:http'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'

import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { SeenLeaver } from '../../src/local/sample/leavers.ts'

type Document = Record<string, unknown>
type Employment = {
  id: string
  startDate: string
  lastDay?: string
  withdrawn?: boolean
  pay?: { from: string }
}
type Employee = { id: string; employments: Employment[] }

export type ToyApi = {
  url: string
  /** `METHOD path` of every call that was carried out and changes something. */
  writes: string[]
  people: Map<string, Document>
  tenants: Map<string, Document>
  documents: Map<string, Document>
  employees: Map<string, Employee>
  leavers: Map<string, SeenLeaver>
  keys: Map<string, string>
  /** Strikes one call, `METHOD path`, before or after it is carried out; of a bulk call one line, `bulk {id}`. */
  fail: { call: string; how: 'before' | 'after' | 'drop' } | undefined
  /** How many calls get 503 from now on. */
  away: number
  close(): Promise<void>
}

export async function startToyApi(): Promise<ToyApi> {
  const server = createServer((request, response) => {
    void answer({ toy, request, response })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const toy: ToyApi = {
    url: `http://127.0.0.1:${port}`,
    writes: [],
    people: new Map(),
    tenants: new Map(),
    documents: new Map(),
    employees: new Map(),
    leavers: new Map(),
    keys: new Map(),
    fail: undefined,
    away: 0,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return toy
}

type Exchange = { toy: ToyApi; request: IncomingMessage; response: ServerResponse }

async function answer({ toy, request, response }: Exchange): Promise<void> {
  const { method = '', url = '' } = request
  const path = url.split('?')[0] ?? ''
  const body = await text(request)
  if (toy.away > 0) {
    toy.away -= 1
    return send({ response, status: 503, body: { title: 'Not now' } })
  }
  const key = request.headers.authorization?.replace('Bearer ', '') ?? ''
  if (path.startsWith('/v1/') && key !== 'platform' && !toy.keys.has(key)) {
    return send({ response, status: 401, body: { title: 'The key is missing or not valid' } })
  }
  if (method === 'GET') return send({ response, ...read({ toy, path }) })
  if (path === '/v1/employees/bulk') return bulk({ toy, response, lines: body.trim().split('\n') })
  const failing = strike({ toy, call: `${method} ${path}` })
  if (failing === 'before') return send({ response, status: 500, body: { title: 'Killed before' } })
  const done = write({ toy, method, path, body: body === '' ? undefined : JSON.parse(body) })
  if (failing === 'after') return send({ response, status: 500, body: { title: 'Killed after' } })
  send({ response, ...done })
}

function strike({ toy, call }: { toy: ToyApi; call: string }): 'before' | 'after' | 'drop' | undefined {
  if (toy.fail?.call !== call) return undefined
  const { how } = toy.fail
  toy.fail = undefined
  return how
}

async function bulk({
  toy,
  response,
  lines,
}: {
  toy: ToyApi
  response: ServerResponse
  lines: string[]
}): Promise<void> {
  response.writeHead(200, { 'content-type': 'application/x-ndjson' })
  for (const [index, line] of lines.entries()) {
    const employee: Employee = JSON.parse(line)
    const failing = strike({ toy, call: `bulk ${employee.id}` })
    if (failing !== 'before') keepEmployee({ toy, employee })
    const problem =
      failing === 'before' || failing === 'after' ? { problem: { title: `Killed ${failing}` } } : {}
    const answered = `${JSON.stringify({ line: index + 1, id: employee.id, ...problem })}\n`
    await new Promise((written) => {
      response.write(answered, written)
    })
    if (failing === 'drop') return void response.destroy()
  }
  response.end()
}

function keepEmployee({ toy, employee }: { toy: ToyApi; employee: Employee }): void {
  toy.writes.push(`PUT /v1/employees/${employee.id}`)
  toy.employees.set(employee.id, employee)
  for (const { id, lastDay, withdrawn } of employee.employments) {
    if (lastDay !== undefined)
      setLeaver({ toy, employment: id, lastDay, ending: withdrawn === true ? 'withdrawn' : undefined })
  }
}

function read({ toy, path }: { toy: ToyApi; path: string }): { status: number; body: unknown } {
  if (path === '/v1/employees')
    return { status: 200, body: { data: [...toy.employees.values()], next: null } }
  if (path === '/v1/leavers') return { status: 200, body: { data: [...toy.leavers.values()], next: null } }
  return toy.documents.has(path)
    ? { status: 200, body: toy.documents.get(path) }
    : { status: 404, body: { title: 'Nothing here' } }
}

function write({ toy, method, path, body }: { toy: ToyApi; method: string; path: string; body: unknown }): {
  status: number
  body: unknown
} {
  if (path === '/sandbox/people') {
    for (const person of body as Document[]) toy.people.set(String(person['email']), person)
    return { status: 201, body: {} }
  }
  if (path === '/v1/tenants') return addTenant({ toy, tenant: body as Document })
  toy.writes.push(`${method} ${path}`)
  if (path.endsWith('/keys')) {
    const secret = `secret-${toy.keys.size + 1}`
    toy.keys.set(secret, String((body as Document)['role']))
    return { status: 201, body: { secret } }
  }
  const employment = /^\/v1\/employments\/(.+)\/termination$/.exec(path)?.[1]
  if (employment !== undefined) {
    const lastDay =
      (body as { lastDay: string } | undefined)?.lastDay ?? toy.leavers.get(employment)?.lastDay ?? ''
    setLeaver({ toy, employment, lastDay, ending: method === 'DELETE' ? 'revoked' : undefined })
    return { status: 202, body: {} }
  }
  const employee = /^\/v1\/employees\/(.+)$/.exec(path)?.[1]
  if (employee !== undefined) {
    toy.writes.pop()
    keepEmployee({ toy, employee: { ...(body as Employee), id: employee } })
  } else toy.documents.set(path, body as Document)
  return { status: 200, body }
}

function addTenant({ toy, tenant }: { toy: ToyApi; tenant: Document }): { status: number; body: unknown } {
  const id = String(tenant['id'])
  if (toy.tenants.has(id)) return { status: 409, body: { title: 'It exists' } }
  toy.writes.push('POST /v1/tenants')
  toy.tenants.set(id, tenant)
  return { status: 201, body: tenant }
}

const pending = { state: 'pending', observed: null, at: null, problem: null } as const

function setLeaver({
  toy,
  employment,
  lastDay,
  ending,
}: {
  toy: ToyApi
  employment: string
  lastDay: string
  ending: string | undefined
}): void {
  toy.leavers.set(employment, {
    employmentId: employment,
    employeeId: employment.split('-')[0] ?? '',
    lastDay,
    access: 'rule',
    days: 5,
    daysFrom: 'settings',
    noAccessFrom: null,
    actsAt: null,
    stage: ending === undefined ? 'waiting' : 'finished',
    outcome: ending === undefined ? null : 'cancelled',
    reason: ending ?? null,
    supersededBy: null,
    steps: { account: { ...pending, enforcedAt: null }, connection: pending },
  })
}

function send({ response, status, body }: { response: ServerResponse; status: number; body: unknown }): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
