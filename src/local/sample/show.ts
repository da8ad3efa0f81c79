/** Shows in a terminal what becomes of the sample company's leavers, then where to look and what to try. */
import { setTimeout as sleep } from 'node:timers/promises'
import { styleText } from 'node:util'

import { localDateAt } from '../../domain/local-time.ts'
import { sampleApi } from './api.ts'
import { commands, setUpCommands } from './commands.ts'
import { readSampleCompany } from './company.ts'
import { differences } from './expectation.ts'
import { readLeavers } from './leavers.ts'
import { deedsOf, reckoningOf, whoOf } from './sentences.ts'
import { idleLines, openLines, sleepingLines } from './summaries.ts'

import type { SampleApi } from './api.ts'
import type { SampleCompany } from './company.ts'
import type { SeenLeaver } from './leavers.ts'
import type { LoadedSample } from './load.ts'

/** A terminal or a file; bold titles and the counting line are for a terminal alone. */
export type Screen = { write(text: string): unknown; isTTY?: boolean }

/** Where a person looks, as people type it. */
export type Addresses = { api: string; docs: string; temporalUi: string }

const POLL_MS = 500
const WAIT_MS = 90_000

/**
 * `localFile`: path of local.json, as a person in this folder writes it. After a fresh load it waits until everybody who is
 * due has been dealt with, at most `waitMs`, and gives one sentence for everything that is not as the company's files say.
 */
export async function showSample({
  sample,
  addresses,
  integration,
  localFile,
  screen,
  waitMs = WAIT_MS,
}: {
  sample: LoadedSample
  addresses: Addresses
  /** Its id, where one waits to be set up. */
  integration?: string | undefined
  localFile: string
  screen: Screen
  waitMs?: number
}): Promise<string[]> {
  const company = readSampleCompany()
  const print = (line: string) => void screen.write(`${line}\n`)
  const section = ([title, ...lines]: readonly string[]) => {
    if (title === undefined) return
    print(`\n${screen.isTTY === true ? styleText('bold', title, { validateStream: false }) : title}`)
    for (const line of lines) print(line)
  }
  const api = sampleApi({ url: addresses.api, key: sample.keys.viewer, report: print })
  const { day } = sample

  const showing = { api, company, day, screen, section, print }
  const seen = sample.fresh ? await showActing({ ...showing, waitMs }) : await readLeavers(api)
  if (!sample.fresh)
    section([`Closed so far: ${seen.filter(({ outcome }) => outcome === 'completed').length} accounts`])
  section(openLines({ seen }))
  section(sleepingLines({ seen, company, day }))
  section(idleLines({ seen }))
  const wrong = sample.fresh ? differences({ company, seen, day }) : []
  if (sample.fresh) section(verdictLines({ wrong, company }))

  const { docs, temporalUi } = addresses
  section([
    'Where to look',
    `  API          ${addresses.api}`,
    `  Docs         ${docs}`,
    `  Temporal UI  ${temporalUi}`,
  ])
  const today = localDateAt({ instant: new Date().toISOString(), timeZone: company.tenant.timeZone })
  const lines = commands({ company, api: addresses.api, localFile, day: today })
  section([
    `Try it (the key is read from ${localFile} and does not show)`,
    ...[...lines, ...setUpCommands({ integration, localFile })].map((line) => `  ${line}`.trimEnd()),
  ])
  return wrong
}

type Showing = {
  api: SampleApi
  company: SampleCompany
  day: LoadedSample['day']
  screen: Screen
  section(lines: readonly string[]): void
  print(line: string): void
  waitMs: number
}

/** One line for each leaver whose account is closed now, as it happens. Gives all leavers as they are then. */
async function showActing({
  api,
  company,
  day,
  screen,
  section,
  print,
  waitMs,
}: Showing): Promise<SeenLeaver[]> {
  const due = company.leavers.filter(({ expect }) => expect.outcome === 'completed')
  section([
    `Due now: ${due.length} leavers`,
    cells(['employment', 'by which rule', 'account', 'Visma Connect connection']),
  ])
  const shown = new Set<string>()
  const until = Date.now() + waitMs
  for (;;) {
    const seen = await readLeavers(api)
    if (screen.isTTY === true) screen.write(CLEAR_LINE)
    const ended = seen.filter(
      ({ employmentId, outcome }) => outcome === 'completed' && !shown.has(employmentId),
    )
    for (const leaver of ended.toSorted(byTime)) {
      shown.add(leaver.employmentId)
      const { account, connection } = deedsOf(leaver)
      print(cells([whoOf({ leaver, company }), reckoningOf({ leaver, company, day }), account, connection]))
    }
    const left = due.filter(({ employment }) => !shown.has(employment)).length
    if (left === 0) return seen
    if (Date.now() > until) {
      print(`  Still at work: ${left}. Temporal UI shows what they wait for.`)
      return seen
    }
    if (screen.isTTY === true) screen.write(`  ${due.length - left} of ${due.length} done`)
    await sleep(POLL_MS)
  }
}

const CLEAR_LINE = '\r\u001B[2K'
const COLUMNS = [28, 48, 7]

const cells = (texts: readonly string[]) =>
  `  ${texts.map((text, column) => text.padEnd(COLUMNS[column] ?? 0)).join('  ')}`

const byTime = (first: SeenLeaver, second: SeenLeaver) =>
  Date.parse(first.steps.account.at ?? '') - Date.parse(second.steps.account.at ?? '')

function verdictLines({ wrong, company }: { wrong: readonly string[]; company: SampleCompany }): string[] {
  if (wrong.length === 0)
    return [`All ${company.leavers.length} terminated employments are as the rules say.`]
  return ['Not as the rules say', ...wrong.map((line) => `  ${line}`)]
}
