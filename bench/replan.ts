/** What a changed setting costs a large tenant: asked first, planned again in the database, and told to every workflow. */
import { setTimeout as sleep } from 'node:timers/promises'
import { insertCrowd } from '../test/support/crowd.ts'
import { accepted, createCompany, wideGuard, type Company } from './company.ts'
import { elapsedMs, quantile } from './pace.ts'
import type { Ground } from './ground.ts'
import type { Section } from './table.ts'

const guardReads = 20

/** Everybody of the company has a leaver that sleeps. */
export async function measureReplan(ground: Ground, people: number): Promise<Section> {
  const company = await createCompany(ground)
  ground.report(`replan: ${people} leavers are opened`)
  await insertCrowd(ground.db, company.tenant, { count: people })
  await replan(company, { days: 10 })

  ground.report('replan: asked first')
  const preview = await elapsedMs(() => put(company, { days: 20, dryRun: true }))
  ground.report('replan: for real')
  const { plannedMs, toldMs } = await replan(company, { days: 20 })
  ground.report('replan: the guard')
  const guard: number[] = []
  for (let read = 0; read < guardReads; read += 1)
    guard.push(await elapsedMs(async () => accepted(await company.admin.GET('/v1/guard'))))
  return {
    title: `A changed setting that moves ${people.toLocaleString('en')} sleeping leavers`,
    rows: [
      { what: 'preview', unit: 's', koppling: preview / 1_000 },
      { what: 'planned again in the database', unit: 's', koppling: plannedMs / 1_000 },
      { what: 'told to every workflow', unit: 's', koppling: toldMs / 1_000 },
      { what: 'told', unit: 'a second', koppling: (people * 1_000) / toldMs },
      { what: 'the mass guard, half within', unit: 'ms', koppling: quantile(guard, 0.5) },
    ],
    notes: ['npm run bench -- replan --people 10000 measures a larger company.'],
  }
}

type Change = { days: number; dryRun?: boolean }

/** Answers the id of the re-plan; none for a dry run. */
async function put({ admin }: Company, { days, dryRun = false }: Change): Promise<string | null> {
  const body = { timeZone: 'Europe/Stockholm', guard: wideGuard, deactivateAfterDays: days }
  const answer = await admin.PUT('/v1/settings', { params: { query: { dryRun } }, body })
  accepted(answer)
  return answer.response.headers.get('koppling-replan')
}

async function replan(company: Company, change: Change): Promise<{ plannedMs: number; toldMs: number }> {
  const id = (await put(company, change)) ?? ''
  for (;;) {
    const { stage, startedAt, plannedAt, finishedAt } = accepted(
      await company.admin.GET('/v1/replans/{id}', { params: { path: { id } } }),
    )
    const [started, planned, told] = [startedAt, plannedAt, finishedAt].map((at) => Date.parse(at ?? '')) as [
      number,
      number,
      number,
    ]
    if (stage === 'finished') return { plannedMs: planned - started, toldMs: told - planned }
    await sleep(200)
  }
}
