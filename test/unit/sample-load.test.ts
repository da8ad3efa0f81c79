import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'

import { LocalError } from '../../src/local/local-error.ts'
import { sampleApi } from '../../src/local/sample/api.ts'
import { loadSample } from '../../src/local/sample/load.ts'
import { sampleStateFile } from '../../src/local/sample/state.ts'
import { startToyApi } from './sample-toy-api.ts'

import type { ToyApi } from './sample-toy-api.ts'

let toy: ToyApi
let folder: string
let lines: string[]

async function arrange() {
  toy = await startToyApi()
  folder = await mkdtemp(join(tmpdir(), 'koppling-sample-'))
  lines = []
}

async function clear() {
  await toy.close()
  await rm(folder, { recursive: true })
}

beforeEach(arrange)
afterEach(clear)

const load = () =>
  loadSample({
    api: toy.url,
    platformKey: 'platform',
    sandbox: { url: toy.url, client: 'koppling' },
    state: sampleStateFile(folder),
    report: (line) => lines.push(line),
  })

/** What is there in the end, whatever way it came. */
const result = () => ({
  employees: new Map(toy.employees),
  leavers: new Map(toy.leavers),
  documents: new Map(toy.documents),
  people: toy.people.size,
  tenants: [...toy.tenants.keys()],
})

const compare = (first: string, second: string) => (first < second ? -1 : Number(first > second))

const isoDay = /^\d{4}-\d{2}-\d{2}$/

describe('a first load', () => {
  test('tells the tenant, keys, settings, employers, templates, 200 employees and their terminations', async () => {
    const sample = await load()
    expect(sample).toMatchObject({
      tenant: 'acme',
      fresh: true,
      keys: { hr: 'secret-1', admin: 'secret-2', viewer: 'secret-3' },
    })
    expect([...toy.keys.values()]).toEqual(['hr', 'admin', 'viewer'])
    expect([...toy.documents.keys()]).toEqual([
      '/v1/settings',
      '/v1/employers/acme-se',
      '/v1/employers/acme-no',
      '/v1/user-templates/seasonal',
      '/v1/user-templates/consultant',
    ])
    expect(toy.employees.size).toBe(200)
    expect(toy.leavers.size).toBe(71)
    expect(toy.writes.filter((write) => write.startsWith('PUT /v1/employments/'))).toHaveLength(59)
  })

  test('takes back two terminations and one employment that never began', async () => {
    await load()
    expect(toy.writes.filter((write) => write.startsWith('DELETE'))).toEqual([
      'DELETE /v1/employments/E1118-1/termination',
      'DELETE /v1/employments/E2066-1/termination',
    ])
    expect(toy.employees.get('E2069')?.employments[0]).toMatchObject({ id: 'E2069-1', withdrawn: true })
  })

  test('gives a Visma Connect account to everybody with an e-mail that it knows, one to the two who share it', async () => {
    await load()
    // 187 users, of them 5 without e-mail, 5 whom it does not know, 2 who share one
    expect(toy.people.size).toBe(176)
    expect(toy.people.has('magne.innsjo@example.no')).toBe(false)
    expect(toy.people.get('disa.bergdal@example.se')).toMatchObject({
      id: '6f1c2d0e-4b7a-4c1e-9d53-2a8e57b0c914',
    })
  })

  test('sends dates and no offsets', async () => {
    await load()
    const dates = [...toy.employees.values()].flatMap(({ employments }) =>
      employments.flatMap(({ startDate, lastDay, pay }) => [
        startDate,
        lastDay ?? startDate,
        pay?.from ?? startDate,
      ]),
    )
    expect(dates.filter((date) => !isoDay.test(date))).toEqual([])
    expect([...toy.leavers.values()].filter(({ lastDay }) => !isoDay.test(lastDay ?? ''))).toEqual([])
  })

  test('tells the way: every 50 employees', async () => {
    await load()
    expect(lines).toEqual([
      'Sample company: 176 Visma Connect accounts in the sandbox',
      'Sample company Acme Norden: tenant acme and its keys',
      'Sample company: settings, 2 employers, 2 user templates',
      'Sample company: 50 of 200 employees',
      'Sample company: 100 of 200 employees',
      'Sample company: 150 of 200 employees',
      'Sample company: 200 of 200 employees',
      'Sample company: 59 terminations, 3 of them taken back',
    ])
  })

  test('keeps its keys in a file that its owner alone reads', async () => {
    await load()
    expect((await stat(join(folder, 'sample.json'))).mode & 0o777).toBe(0o600)
  })
})

describe('a later start', () => {
  test('loads nothing again', async () => {
    const first = await load()
    const writes = toy.writes.length
    expect(await load()).toEqual({ ...first, fresh: false })
    expect(toy.writes).toHaveLength(writes)
  })

  test('loads anew where the database is another one', async () => {
    await load()
    await toy.close()
    toy = await startToyApi()
    expect(await load()).toMatchObject({ fresh: true })
    expect(toy.employees.size).toBe(200)
  })

  test('counts the days from the first start', async () => {
    toy.fail = { call: 'bulk E1101', how: 'before' }
    await expect(load()).rejects.toThrow('Killed before')
    const keys = { hr: 'secret-1', admin: 'secret-2', viewer: 'secret-3' }
    expect(await sampleStateFile(folder).read()).toMatchObject({ loaded: false, keys })
    await sampleStateFile(folder).keep({ loaded: false, day: '2026-01-15', keys })
    expect(await load()).toMatchObject({ day: '2026-01-15' })
    expect(toy.leavers.get('E1004-1')).toMatchObject({ lastDay: '2025-12-26' })
  })
})

describe('a start that is cut off is finished by the next one, with nothing told twice', () => {
  // Documents of the ground may be put again; people and terminations are told once.
  const toldPeople = () => toy.writes.filter((each) => /\/employ(ees|ments)\//.test(each)).toSorted(compare)
  let wanted: { result: ReturnType<typeof result>; told: string[] }

  beforeAll(async () => {
    await arrange()
    await load()
    wanted = { result: result(), told: toldPeople() }
    await clear()
  })

  test.for([
    ['before the sandbox has people', 'POST /sandbox/people', 'before'],
    ['after the tenant', 'POST /v1/tenants', 'after'],
    ['before the keys', 'POST /v1/tenants/acme/keys', 'before'],
    ['after a key', 'POST /v1/tenants/acme/keys', 'after'],
    ['before the settings', 'PUT /v1/settings', 'before'],
    ['between two employers', 'PUT /v1/employers/acme-se', 'after'],
    ['in the middle of the employees', 'bulk E1101', 'before'],
    ['right after an employee', 'bulk E2020', 'after'],
    ['between two terminations', 'PUT /v1/employments/E1023-1/termination', 'after'],
    ['right after a lock-out', 'PUT /v1/employments/E1109-1/termination', 'after'],
    ['between a termination and its revocation', 'DELETE /v1/employments/E1118-1/termination', 'before'],
    ['right after a revocation', 'DELETE /v1/employments/E1118-1/termination', 'after'],
    ['before an employment is withdrawn', 'PUT /v1/employees/E2069', 'before'],
    ['at the last call', 'PUT /v1/employments/E2079-1/termination', 'after'],
  ] as const)('%s', async ([, call, how]) => {
    toy.fail = { call, how }
    await expect(load()).rejects.toThrow(`Killed ${how}`)
    expect(toy.fail).toBeUndefined()
    await load()
    expect(toldPeople()).toEqual(wanted.told)
    expect(result()).toEqual(wanted.result)
  })

  test('keys that were kept are used again', async () => {
    toy.fail = { call: 'bulk E1101', how: 'before' }
    await expect(load()).rejects.toThrow('Killed before')
    expect(await load()).toMatchObject({ keys: { hr: 'secret-1', admin: 'secret-2', viewer: 'secret-3' } })
  })
})

describe('an outage', () => {
  test('of a moment is waited out', async () => {
    toy.away = 2
    await load()
    expect(toy.employees.size).toBe(200)
  })

  test('in the middle of the employees: the rest is sent again', async () => {
    toy.fail = { call: 'bulk E1080', how: 'drop' }
    await load()
    expect(lines).toContain('Sample company: the connection broke; sending the rest again')
    expect(toy.employees.size).toBe(200)
    // Each once, and the one whose employment never began once more.
    expect(toy.writes.filter((write) => write.startsWith('PUT /v1/employees/'))).toHaveLength(201)
  })

  test('that does not end is told, with the way out', async () => {
    const { url } = toy
    await toy.close()
    const api = sampleApi({ url, key: 'platform', report: (line) => lines.push(line), patienceMs: 10 })
    const asked = api.ask((client) => client.GET('/v1/settings'))
    await expect(asked).rejects.toThrow(LocalError)
    await expect(asked).rejects.toThrow(
      `${url} does not answer. Its log says why; then start again: what is loaded stays.`,
    )
    toy = await startToyApi()
  })

  test('a refusal says which call, why, and where', async () => {
    const api = sampleApi({ url: toy.url, key: 'nonsense', report: (line) => lines.push(line) })
    await expect(api.ask((client) => client.GET('/v1/settings'))).rejects.toThrow(
      '/v1/settings was refused: The key is missing or not valid.',
    )
  })
})
