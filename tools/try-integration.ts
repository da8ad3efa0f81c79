// `npm run try:integration`, while `npm start` runs: sets up the sample company's integration with Tripletex, through HTTP alone,
// from its credentials to a second live run that has nothing left to write. Prints each call and what came of it. An argument
// names the data folder, where it is another one than .koppling.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

type Local = {
  api: string
  sandbox: string
  tenants: { keys: { admin: string }; integration?: { id: string; credentials: object } }[]
}
type Integration = { stage: string; company: { name: string } | null; nextStep: { detail: string } | null }
type Run = {
  id: string
  stage: string
  outcome: string | null
  problem: string | null
  isGreen: boolean | null
  planned: object | null
  heldBecause: string[] | null
  counts: Record<string, number> | null
}
type Field = { field: string; to: string | null }
type Result = { employeeId: string; outcome: string; problem: string | null; fields: Field[] }
type Finding = { field: string; severity: string }
type Readiness = { employeeId: string; complete: boolean; findings: Finding[] }
type Page<Row> = { data: Row[]; next: string | null }

const [folder = '.koppling'] = process.argv.slice(2)
const file = join(folder, 'local.json')
const local = JSON.parse(readFileSync(file, 'utf8')) as Local
const [tenant] = local.tenants
if (tenant?.integration === undefined) throw new Error(`${file} names no integration`)
const { id, credentials } = tenant.integration
const integration = `/v1/integrations/${id}`

function say(line: string): void {
  console.log(`   ${line}`)
}

async function ask<Answer>(method: string, path: string, body?: object): Promise<Answer> {
  const response = await fetch(`${local.api}${path}`, {
    method,
    headers: {
      Authorization: `Bearer ${tenant?.keys.admin}`,
      'Koppling-Actor': 'me',
      ...(body && { 'Content-Type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  })
  const answer = (await response.json()) as Answer & { title?: string; detail?: string }
  if (!response.ok)
    throw new Error(`${method} ${path}: ${response.status} ${answer.title}. ${answer.detail ?? ''}`)
  return answer
}

/** The same, shown. */
async function call<Answer>(method: string, path: string, body?: object): Promise<Answer> {
  console.log(`\n${method} ${path}`)
  return await ask<Answer>(method, path, body)
}

async function all<Row>(path: string): Promise<Row[]> {
  const rows: Row[] = []
  for (let next: string | null = ''; next !== null;) {
    const query = new URLSearchParams({ limit: '500', ...(next && { cursor: next }) })
    const page: Page<Row> = await ask('GET', `${path}?${query.toString()}`)
    rows.push(...page.data)
    next = page.next
  }
  return rows
}

/** Until it is over or, unless it was approved, waits for a person. */
async function settled(run: Run, stages = ['finished', 'held']): Promise<Run> {
  let seen = run
  while (!stages.includes(seen.stage)) {
    await sleep(250)
    seen = await ask('GET', `/v1/syncs/${run.id}`)
  }
  return seen
}

function tally(keys: readonly string[]): string {
  const groups = Object.entries(Object.groupBy(keys, (key) => key))
  return groups.map(([key, them]) => `${them?.length} × ${key}`).join(', ') || 'none'
}

function told({ outcome, problem, counts }: Run): string {
  const numbers = Object.entries(counts ?? {}).map(([name, count]) => `${name} ${count}`)
  return [outcome, problem, ...numbers].filter((part) => part !== null).join(', ')
}

async function showNext(): Promise<void> {
  const { stage, nextStep } = await ask<Integration>('GET', integration)
  say(`${stage}; next: ${nextStep?.detail ?? 'nothing is left to set up'}`)
}

const shown = ({ field, to }: Field) => `… ${field}: ${to ?? 'as it was'}`

/** How many writes ever arrived at the Tripletex of the sandbox. */
async function writesThere(): Promise<number> {
  const answer = await fetch(`${local.sandbox}/sandbox/tripletex`)
  return ((await answer.json()) as { ledger: { entries: number } }).ledger.entries
}

const systems = await call<Page<{ name: string; description: string }>>('GET', '/v1/systems')
for (const { name, description } of systems.data) say(`${name}: ${description}`)

const { company } = await call<Integration>('PUT', `${integration}/credentials`, { credentials })
say(`They open ${company?.name}.`)
await showNext()

const { testEmployees } = await call<{ testEmployees: string[] }>('GET', `${integration}/readiness`)
const readiness = await all<Readiness>(`${integration}/readiness`)
say(`${readiness.length} employees, ${readiness.filter(({ complete }) => complete).length} complete`)
const findings = readiness.flatMap(({ findings: found }) => found)
say(`found: ${tally(findings.map(({ field, severity }) => `${field} (${severity})`))}`)
say(`to test with: ${testEmployees.join(' and ')}`)

const test = await settled(await call<Run>('POST', `${integration}/test`, { employees: testEmployees }))
say(`${told(test)}; ${test.isGreen === true ? 'green' : 'not green'}`)

console.log(`\nGET /v1/syncs/${test.id}/results`)
for (const { employeeId, outcome, fields } of await all<Result>(`/v1/syncs/${test.id}/results`))
  say(`${employeeId} ${outcome}, ${fields.length} fields ${fields.slice(-3).map(shown).join(', ')}`.trimEnd())
await showNext()

await call('POST', `${integration}/approve`)
await showNext()

await call('POST', `${integration}/promote`, { schedule: null })
await showNext()

let live = await settled(await call<Run>('POST', `${integration}/sync`, {}))
if (live.stage === 'held') {
  say(`held, because ${live.heldBecause?.join(', ')}: ${JSON.stringify(live.planned)}`)
  // Exactly these numbers are approved, and no others.
  const { planned } = live
  await call('POST', `/v1/syncs/${live.id}/approve`, { planned })
  live = await settled(live, ['finished'])
}
say(told(live))

console.log(`\nGET /v1/syncs/${live.id}/results`)
const results = await all<Result>(`/v1/syncs/${live.id}/results`)
say(tally(results.map(({ outcome, problem }) => (problem === null ? outcome : `${outcome} (${problem})`))))

const before = await writesThere()
const again = await settled(await call<Run>('POST', `${integration}/sync`, {}))
say(told(again))
say(`${(await writesThere()) - before} writes`)
