import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { commands, setUpCommands } from '../../src/local/sample/commands.ts'
import { readSampleCompany } from '../../src/local/sample/company.ts'
import { differences } from '../../src/local/sample/expectation.ts'
import { planOf } from '../../src/local/sample/sentences.ts'
import { showSample } from '../../src/local/sample/show.ts'
import { startToyApi } from './sample-toy-api.ts'
import { leaverAsExpected } from './sample-toy-leavers.ts'

import type { SeenLeaver } from '../../src/local/sample/leavers.ts'
import type { ToyApi } from './sample-toy-api.ts'

const company = readSampleCompany()
const day = '2026-11-22'
const allAsExpected = () => company.leavers.map((leaver) => leaverAsExpected({ leaver, day }))

describe('which leaver sleeps until when, and by which rule', () => {
  const asleep = (change: Partial<SeenLeaver>): SeenLeaver => ({
    employmentId: 'E1052-1',
    employeeId: 'E1052',
    lastDay: '2026-12-03',
    access: 'rule',
    days: 5,
    daysFrom: 'settings',
    noAccessFrom: '2026-12-09',
    actsAt: '2026-12-08T23:00:00.000Z',
    stage: 'waiting',
    outcome: null,
    reason: null,
    supersededBy: null,
    steps: {
      account: { state: 'pending', observed: null, at: null, problem: null, enforcedAt: null },
      connection: { state: 'pending', observed: null, at: null, problem: null },
    },
    ...change,
  })

  test.for([
    [
      'days of the settings',
      {},
      'last day 3 Dec + 5 days (settings) → no access from 9 Dec 00:00 Europe/Stockholm',
    ],
    [
      '1 day',
      { days: 1, daysFrom: 'user' },
      'last day 3 Dec + 1 day (user) → no access from 9 Dec 00:00 Europe/Stockholm',
    ],
    [
      'a template, by its id',
      { employmentId: 'E1079-1', employeeId: 'E1079', days: 60, daysFrom: 'template' },
      'last day 3 Dec + 60 days (template seasonal) → no access from 9 Dec 00:00 Europe/Stockholm',
    ],
    [
      "the zone is the employer's",
      { employmentId: 'E2033-1', employeeId: 'E2033' },
      'last day 3 Dec + 5 days (settings) → no access from 9 Dec 00:00 Europe/Oslo',
    ],
    [
      'a due time in summer',
      { lastDay: '2026-06-03', noAccessFrom: '2026-06-09', actsAt: '2026-06-09T04:00:00.000Z' },
      'last day 3 Jun + 5 days (settings) → no access from 9 Jun 06:00 Europe/Stockholm',
    ],
    [
      'another year than this one shows',
      { lastDay: '2026-12-30', noAccessFrom: '2027-01-05', actsAt: '2027-01-04T23:00:00.000Z' },
      'last day 30 Dec + 5 days (settings) → no access from 5 Jan 2027 00:00 Europe/Stockholm',
    ],
    [
      'L16: a date in the termination',
      { access: { endsOn: '2026-12-01' }, noAccessFrom: '2026-12-01', actsAt: '2026-11-30T23:00:00.000Z' },
      'last day 3 Dec, a date in the termination → no access from 1 Dec 00:00 Europe/Stockholm',
    ],
    [
      'L16: access now',
      { access: 'now', noAccessFrom: '2026-11-22', actsAt: '2026-11-22T13:05:00.000Z' },
      'last day 3 Dec, access now → no access from 22 Nov 14:05 Europe/Stockholm',
    ],
    [
      'somebody who is not in the files has the zone of the tenant',
      { employmentId: 'X1-1', employeeId: 'X1' },
      'last day 3 Dec + 5 days (settings) → no access from 9 Dec 00:00 Europe/Stockholm',
    ],
  ] as const)('%s', ([, change, sentence]) => {
    expect(planOf({ leaver: asleep(change), company, day })).toBe(sentence)
  })
})

describe('what is not as expected', () => {
  test('nothing, if all is', () => {
    expect(differences({ company, seen: allAsExpected(), day })).toEqual([])
  })

  test.for([
    [
      'another date',
      'E1052-1',
      { noAccessFrom: '2026-11-25' },
      'E1052-1: noAccessFrom 2026-11-25 instead of 2026-11-24',
    ],
    ['another rule', 'E1052-1', { daysFrom: 'user' }, 'E1052-1: daysFrom user instead of settings'],
    [
      'still waiting',
      'E1004-1',
      { stage: 'waiting', outcome: null },
      'E1004-1: stage waiting instead of finished, outcome null instead of completed',
    ],
    [
      'closed too early',
      'E1052-1',
      { stage: 'finished', outcome: 'completed' },
      'E1052-1: stage finished instead of waiting, outcome completed instead of null',
    ],
    [
      'another employment',
      'E1042-1',
      { supersededBy: null },
      'E1042-1: supersededBy null instead of E1042-2',
    ],
    ['another reason', 'E1113-1', { reason: 'off' }, 'E1113-1: reason off instead of no-user'],
  ] as const)('%s', ([, employment, change, sentence]) => {
    const seen = allAsExpected().map((leaver) =>
      leaver.employmentId === employment ? { ...leaver, ...change } : leaver,
    )
    expect(differences({ company, seen, day })).toEqual([sentence])
  })

  test('a connection that was taken from another user', () => {
    const seen = allAsExpected()
    const shared = seen.find(({ employmentId }) => employmentId === 'E1112-1')
    if (shared) shared.steps.connection.state = 'done'
    expect(differences({ company, seen, day })).toEqual(['E1112-1: connection done instead of kept-shared'])
  })

  test('no leaver, or two', () => {
    const seen = allAsExpected()
    const [first, ...rest] = seen
    expect(differences({ company, seen: rest, day })).toEqual(['E1004-1: no leaver'])
    expect(differences({ company, seen: first ? [...seen, first] : [], day })).toEqual([
      'E1004-1: 2 leavers instead of one',
    ])
  })
})

describe('on the screen', () => {
  let toy: ToyApi
  let text: string
  beforeEach(async () => {
    toy = await startToyApi()
    toy.keys.set('secret-viewer', 'viewer')
    for (const leaver of allAsExpected()) toy.leavers.set(leaver.employmentId, leaver)
    text = ''
  })
  afterEach(() => toy.close())

  const show = ({
    fresh = true,
    isTTY = false,
    waitMs = 30_000,
    onWrite,
  }: { fresh?: boolean; isTTY?: boolean; waitMs?: number; onWrite?: (part: string) => void } = {}) =>
    showSample({
      sample: {
        tenant: 'acme',
        keys: { hr: 'secret-hr', admin: 'secret-admin', viewer: 'secret-viewer' },
        day,
        fresh,
      },
      addresses: { api: toy.url, docs: `${toy.url}/docs`, temporalUi: 'http://127.0.0.1:8233' },
      integration: 'i-1',
      localFile: '.koppling/local.json',
      screen: {
        isTTY,
        write(part) {
          text += part
          onWrite?.(part)
        },
      },
      waitMs,
    })

  test('the first start shows who acted, who sleeps by which rule, and who has nothing to do', async () => {
    expect(await show()).toEqual([])
    const lines = text.split('\n')
    expect(lines).toContain('Due now: 17 leavers')
    expect(text).toMatch(
      / {2}E1112-1 Disa Bergdal +last day 12 Dec, access now +closed +kept: another user has it too\n/,
    )
    expect(lines).toContain(
      'Asleep: 31 leavers, each a workflow with a timer (by rule, who wakes first, and when the others do)',
    )
    expect(lines.filter((line) => line.includes(' × '))).toEqual([
      '   17 × 5 days (settings)',
      "    5 × days of the user's own",
      '    4 × 60 days (template seasonal)',
      '    3 × 0 days (template consultant)',
      '    2 × a date in the termination',
      '    9 × superseded: another employment of the person goes on or carries the action',
      '    5 × returning: the next employment begins in time',
      '    2 × revoked: the termination was taken back',
      '    2 × no user: there is no account',
      '    2 × off: the account is never closed by itself',
      '    1 × withdrawn: the employment never began',
      '    1 × exempt: a service account',
      '    1 × inactive: the account was closed before koppling came',
    ])
    expect(lines).toContain('All 71 terminated employments are as the rules say.')
    expect(lines).toContain('  Temporal UI  http://127.0.0.1:8233')
    expect(text).toMatch(/ {2}# set up payroll: integration i-1\n {2}npm run try:integration\n$/)
  })

  test('every sleeper is shown with the date until which it sleeps', async () => {
    await show()
    const asleep = text.slice(text.indexOf('Asleep: '), text.indexOf('Nothing to do: '))
    const sleepers = company.leavers.filter(({ expect: { outcome } }) => outcome === 'waiting')
    const shown = [...asleep.matchAll(/(E\d+-\d)(?: from|.* no access from) (\d+ \w+)/g)].flatMap(
      ([, id]) => id ?? [],
    )
    expect(shown.toSorted()).toEqual(sleepers.map(({ employment }) => employment).toSorted())
    expect(asleep).toMatch(/^ {8}E\d+-1 from \d+ Nov, E\d+-1 from /m)
  })

  test('fits on a screen: at most 70 lines, and no secret', async () => {
    await show()
    expect(text.split('\n').length).toBeLessThanOrEqual(70)
    expect(text).not.toContain('secret-')
  })

  test('a file gets plain text, a terminal bold titles and a count while it waits', async () => {
    await show()
    expect(text).not.toContain('\u001B')
    text = ''
    const late = toy.leavers.get('E1004-1')
    toy.leavers.delete('E1004-1')
    await show({
      isTTY: true,
      onWrite: (part) => {
        if (part.includes('16 of 17 done') && late) toy.leavers.set('E1004-1', late)
      },
    })
    expect(text).toContain('\u001B[1mDue now: 17 leavers\u001B[22m')
    expect(text).toContain('  16 of 17 done\r\u001B[2K')
    expect(text).toContain('All 71 terminated employments are as the rules say.')
  })

  test('what does not come in time is told', async () => {
    toy.leavers.delete('E1004-1')
    expect(await show({ waitMs: 0 })).toEqual(['E1004-1: no leaver'])
    expect(text).toContain('  Still at work: 1. Temporal UI shows what they wait for.')
    expect(text).toContain('Not as the rules say\n  E1004-1: no leaver\n')
  })

  test('a later start waits for nobody and judges nothing', async () => {
    toy.leavers.delete('E1004-1')
    expect(await show({ fresh: false })).toEqual([])
    expect(text).toContain('Closed so far: 16 accounts')
    expect(text).not.toContain('Due now')
  })

  test('who waits for a person is counted apart', async () => {
    const leaver = toy.leavers.get('E1052-1')
    if (leaver) toy.leavers.set('E1052-1', { ...leaver, stage: 'attention' })
    await show({ fresh: false })
    expect(text).toContain('Under way: 1\n    1 × attention\n')
    expect(text).toContain('Asleep: 30 leavers')
  })
})

describe('the commands to try', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'koppling-commands-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  /** Runs them in a shell where curl only says what it was given, an argument a line. */
  async function run(localFile: string): Promise<string[][]> {
    const lines = commands({ company, api: 'http://127.0.0.1:8080', localFile, day })
    const script = ['curl() { printf \'%s\\n\' "$@" --; }', ...lines].join('\n')
    const { stdout } = await promisify(execFile)('sh', ['-euc', script], { cwd: folder })
    return stdout.split('--\n').map((call) => call.trim().split('\n'))
  }

  const keys = JSON.stringify({ tenants: [{ id: 'acme', keys: { hr: 'kop_1_s' } }] })

  test('terminate, look and revoke, with the key out of local.json', async () => {
    await writeFile(join(folder, 'local.json'), keys)
    const common = ['-sS', '-w', '\\n', '-H', 'Authorization: Bearer kop_1_s', '-H', 'Koppling-Actor: me']
    const termination = 'http://127.0.0.1:8080/v1/employments/E1003-1/termination'
    const body = [
      '-H',
      'Content-Type: application/json',
      '-d',
      '{"lastDay":"2026-12-06","reason":"Resigned"}',
    ]
    expect(await run('local.json')).toEqual([
      [...common, '-X', 'PUT', termination, ...body],
      [...common, 'http://127.0.0.1:8080/v1/leavers?employee=E1003'],
      [...common, '-X', 'DELETE', termination],
      [''],
    ])
  })

  test('payroll is set up where the data lie, and by nothing where there is no integration', async () => {
    const lines = setUpCommands({ integration: 'i-1', localFile: "it's $HOME/local.json" })
    const script = ['npm() { printf \'%s\\n\' "$@"; }', ...lines].join('\n')
    const { stdout } = await promisify(execFile)('sh', ['-euc', script])
    expect(stdout).toBe("run\ntry:integration\n--\nit's $HOME\n")
    expect(setUpCommands({ integration: undefined, localFile: '.koppling/local.json' })).toEqual([])
  })

  test.for(['.koppling/local.json', `it's $HOME "quoted" \\ folder/local.json`])(
    'the file may lie at %s',
    async (file) => {
      await mkdir(join(folder, file, '..'), { recursive: true })
      await writeFile(join(folder, file), keys)
      expect((await run(file))[1]).toContain('Authorization: Bearer kop_1_s')
      expect((await run(join(folder, file)))[1]).toContain('Authorization: Bearer kop_1_s')
    },
  )
})
