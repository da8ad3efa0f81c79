/** Shows in a terminal what becomes of the sample company's leavers, then where to look and what to try. */
import { setTimeout as sleep } from 'node:timers/promises'
import { styleText } from 'node:util'

import { localDateAt } from '../../domain/local-time.ts'
import { sampleApi } from './api.ts'
import { commands } from './commands.ts'
import { readSampleCompany } from './company.ts'
import { differences } from './expectation.ts'
import { readLeavers } from './leavers.ts'
import { deedsOf, endingOf, planOf, reckoningOf, ruleOf, whoOf } from './sentences.ts'

import type { Report } from '../local-server.ts'
import type { SampleApi } from './api.ts'
import type { SampleCompany } from './company.ts'
import type { SeenLeaver } from './leavers.ts'
import type { LoadedSample } from './load.ts'

/** A terminal or a file; colours and the counting line are for a terminal alone. */
export type Screen = { write(text: string): unknown; isTTY?: boolean }

/** Where a person looks; base URLs, as people type them. */
export type Addresses = { api: string; docs: string; temporalUi: string }

type Showing = {
  company: SampleCompany
  sample: LoadedSample
  print: Report
  screen: Screen
  title(text: string): string
}

const POLL_MS = 500

/**
 * `localFile`: path of local.json, as a person in this folder writes it. After a fresh load it waits until everybody who is
 * due has been dealt with, at most `waitMs`. Gives one sentence for everything that is not as the company's files say.
 */
export async function showSample({
  sample,
  addresses,
  localFile,
  screen,
  waitMs = 60_000,
}: {
  sample: LoadedSample
  addresses: Addresses
  localFile: string
  screen: Screen
  waitMs?: number
}): Promise<string[]> {
  const company = readSampleCompany()
  const print = (line: string) => void screen.write(`${line}\n`)
  const title = (text: string) =>
    screen.isTTY === true ? styleText('bold', text, { validateStream: false }) : text
  const today = localDateAt({ instant: new Date().toISOString(), timeZone: company.tenant.timeZone })
  const showing = { company, sample, print, screen, title }
  const api = sampleApi({ url: addresses.api, key: sample.keys.viewer, report: print })

  const seen = sample.fresh ? await showActing({ api, waitMs, ...showing }) : await readLeavers(api)
  if (!sample.fresh) print(`\n${count(seen, 'completed')} accounts were closed so far.`)
  showSleeping({ seen, ...showing })
  showIdle({ seen, ...showing })
  const wrong = sample.fresh ? differences({ company, seen, day: sample.day }) : []
  if (sample.fresh) showVerdict({ wrong, ...showing })

  print(`\n${title('Where to look')}`)
  print(`  API          ${addresses.api}`)
  print(`  Docs         ${addresses.docs}`)
  print(`  Temporal UI  ${addresses.temporalUi}`)
  print(`\n${title('Try it')} (the key is read from ${localFile} and does not show)`)
  for (const line of commands({ company, api: addresses.api, localFile, day: today }))
    print(line === '' ? '' : `  ${line}`)
  return wrong
}

/** One line for each leaver whose account is closed now, as it happens. Gives all leavers as they are then. */
async function showActing({
  api,
  waitMs,
  company,
  sample,
  print,
  screen,
  title,
}: Showing & { api: SampleApi; waitMs: number }): Promise<SeenLeaver[]> {
  const due = new Set(
    company.leavers
      .filter(({ expect }) => expect.outcome === 'completed')
      .map(({ employment }) => employment),
  )
  print(`\n${title(`Due now: ${due.size} leavers`)}`)
  const shown = new Set<string>()
  const until = Date.now() + waitMs
  for (;;) {
    const seen = await readLeavers(api)
    const ended = seen.filter(
      ({ employmentId, outcome }) => outcome === 'completed' && !shown.has(employmentId),
    )
    if (screen.isTTY === true) screen.write('\r\u001B[2K')
    for (const leaver of ended.toSorted(byTime)) {
      shown.add(leaver.employmentId)
      print(
        `  ${whoOf({ leaver, company })}: ${reckoningOf({ leaver, company, day: sample.day })}; ${deedsOf(leaver)}`,
      )
    }
    const left = [...due].filter((employment) => !shown.has(employment)).length
    if (left === 0) return seen
    if (Date.now() > until) {
      print(`  ${left} are still at work; Temporal UI shows what they wait for.`)
      return seen
    }
    if (screen.isTTY === true) screen.write(`  ${due.size - left} of ${due.size} done`)
    await sleep(POLL_MS)
  }
}

const byTime = (first: SeenLeaver, second: SeenLeaver) =>
  Date.parse(first.steps.account.at ?? '') - Date.parse(second.steps.account.at ?? '')

/** By which rule how many sleep, and who wakes first. */
function showSleeping({
  seen,
  company,
  sample,
  print,
  title,
}: Showing & { seen: readonly SeenLeaver[] }): void {
  const asleep = seen
    .filter(({ stage }) => stage !== 'finished')
    .toSorted((first, second) => compare(first.actsAt ?? '', second.actsAt ?? ''))
  print(
    `\n${title(`Asleep: ${asleep.length} leavers, each a workflow with a timer`)} (by rule; who wakes first)`,
  )
  const byRule = Map.groupBy(asleep, (leaver) => ruleOf({ leaver, company }))
  for (const [rule, leavers] of [...byRule].toSorted(
    ([, first], [, second]) => second.length - first.length,
  )) {
    print(`  ${String(leavers.length).padStart(3)} × ${rule}`)
    for (const leaver of leavers.slice(0, 1))
      print(`        ${whoOf({ leaver, company })}: ${planOf({ leaver, company, day: sample.day })}`)
  }
}

/** Why terminated employments have nothing to do, and how many. */
function showIdle({ seen, print, title }: Showing & { seen: readonly SeenLeaver[] }): void {
  const idle = seen.filter(({ stage, outcome }) => stage === 'finished' && outcome !== 'completed')
  print(`\n${title(`Nothing to do: ${idle.length} terminated employments`)}`)
  const byEnding = Map.groupBy(idle, endingOf)
  for (const [ending, leavers] of [...byEnding].toSorted(
    ([, first], [, second]) => second.length - first.length,
  )) {
    print(`  ${String(leavers.length).padStart(3)} × ${ending}`)
  }
}

function showVerdict({ wrong, company, print }: Showing & { wrong: readonly string[] }): void {
  const all = company.leavers.length
  print('')
  if (wrong.length === 0) return print(`All ${all} terminated employments are as the rules say.`)
  print(`Not as the rules say:`)
  for (const line of wrong) print(`  ${line}`)
}

const count = (seen: readonly SeenLeaver[], outcome: string) =>
  seen.filter((leaver) => leaver.outcome === outcome).length
const compare = (first: string, second: string) => (first < second ? -1 : first > second ? 1 : 0)
