// The lines of the README that set up a payroll integration, run in a shell where curl only says what it was given.
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createOpenApiDocument } from '../../src/api/openapi.ts'
import { routeDeclarations } from '../../src/api/routes.ts'
import { readSampleCompany } from '../../src/local/sample/company.ts'

const { payroll } = readSampleCompany()

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'koppling-readme-'))
})
afterEach(() => rm(folder, { recursive: true }))

const curl = String.raw`curl() {
  METHOD=GET; BODY=null
  while [ $# -gt 0 ]; do
    case $1 in -X) METHOD=$2; shift ;; -d) BODY=$2; shift ;; -H | -w) shift ;; http*) URL=$1 ;; esac
    shift
  done
  echo "[\"$METHOD\",\"$URL\",$BODY]" >> calls
  echo '{"id":"R1","stage":"finished","planned":{"scope":78}}'
}`

type Call = [method: string, url: string, body: Record<string, unknown> | null]

async function callsOfReadme(): Promise<Call[]> {
  const readme = await readFile(join(import.meta.dirname, '../../README.md'), 'utf8')
  const lines = /## Set up a payroll integration\n[^]*?```sh\n([^]*?)```/.exec(readme)?.[1] ?? ''
  await mkdir(join(folder, '.koppling'))
  const integration = { id: 'I1', credentials: payroll.credentials }
  const local = { api: 'http://127.0.0.1:8080', tenants: [{ keys: { admin: 'kop_1_s' }, integration }] }
  await writeFile(join(folder, '.koppling/local.json'), JSON.stringify(local))
  await promisify(execFile)('sh', ['-euc', `${curl}\n${lines}`], { cwd: folder })
  const calls = await readFile(join(folder, 'calls'), 'utf8')
  return calls
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Call)
}

test('they take every step in order, by operations that there are', async () => {
  const calls = await callsOfReadme()
  const { paths = {} } = createOpenApiDocument(routeDeclarations)
  const operations = calls.map(([method, url, body]) => {
    const path = new URL(url).pathname.replace(/I1|R1/, '{id}')
    const operation = (paths[path] as Record<string, { operationId?: string }> | undefined)?.[
      method.toLowerCase()
    ]
    return [operation?.operationId ?? `no operation ${method} ${path}`, body]
  })
  expect(operations).toEqual([
    ['listSystems', null],
    ['putIntegrationCredentials', { credentials: payroll.credentials }],
    ['listReadiness', null],
    ['testIntegration', { employees: ['E2001', 'E2002'] }],
    ['getSync', null],
    ['listSyncResults', null],
    ['approveIntegrationTest', null],
    ['promoteIntegration', { schedule: null }],
    ['syncIntegration', {}],
    ['getSync', null],
    ['getSync', null],
    ['approveSync', { planned: { scope: 78 } }],
    ['getSync', null],
    ['listSyncResults', null],
    ['syncIntegration', {}],
    ['getSync', null],
    ['getSync', null],
  ])
})
