// The same stories of leavers in every mode of the second step: one company, whoever takes the connection, and what came of it counted
// at the far side. `npm test` tells them of the deployment's client and of a SCIM provider by the book, `npm run test:ci` of the others.
import { expect, inject } from 'vitest'
import { listTodos } from '../../src/db/todos.ts'
import type { SettingsDocument } from '../../src/domain/documents.ts'
import { currentDetails } from './histories.ts'
import type { Company } from './rig-company.ts'
import { scimCompany, scimProviders, taskCompany } from './rig-modes.ts'
import { completed, stuckWith } from './rig-runs.ts'
import { test, type Rig } from './rig.ts'

const patience = { timeout: 60_000, interval: 50 }

/** `hire` answers the account at the far side. */
export type CompanyOfMode = Company & {
  /** How often it was taken from its person; where somebody does it, how often that one did or is asked to. */
  taken(account: string): Promise<number>
  /** Whoever takes connections is away until `returns`; `taking`: whose they are can still be asked. */
  goesAway(what?: 'taking'): Promise<void>
  returns(): Promise<void>
  /** How often anybody was asked for anything. */
  calls(): Promise<number>
  /** Waits until the connection of somebody whose account is closed cannot be taken. */
  stuck(employment?: string): Promise<void>
  /** Waits until the leaver has ended; where somebody takes the connection, that one does once asked, and says so. */
  over(employment?: string): Promise<void>
}

export type Mode = {
  name: string
  /** What the second step has seen when it is done. */
  observed: string
  /** L7: who is known to have no connection is not asked about. */
  believesGone: boolean
  company(rig: Rig, settings?: Partial<SettingsDocument>): Promise<CompanyOfMode>
}

export const publicApi: Mode = {
  name: 'public-api',
  observed: 'not-connected',
  believesGone: true,
  async company(rig, settings) {
    const company = await rig.company(settings)
    return {
      ...company,
      taken: (account) => rig.unlinks(account),
      goesAway: async (what) =>
        void (await rig.sandbox.addFault({ kind: 'outage', ...(what && { on: ['unlink'] }) })),
      returns: () => rig.sandbox.clearFaults(),
      calls: async () => sum((await rig.sandbox.status()).calls),
      ...ofProgram(company),
    }
  },
}

const [[, byTheBook], [, awkward]] = scimProviders

export const scimByTheBook = scim2('scim2', byTheBook)

/** The provider of many customers: no ETags, and no paths in a PATCH. */
const scimAwkward = scim2('scim2 without ETags and paths', { ...awkward, patchAnswer: 200 })

function scim2(name: string, provider: Parameters<typeof scimCompany>[1]): Mode {
  return {
    name,
    observed: 'suspended',
    believesGone: false,
    async company(rig, settings) {
      const company = await scimCompany(rig, provider, settings)
      return {
        ...company,
        async hire(id, changes = {}) {
          const userName = changes.user?.vismaConnectEmail ?? `${id.toLowerCase()}.${company.id}@example.se`
          const users = [{ userName }]
          const [account = ''] = await rig.scim.addUsers({ provider: company.provider, users })
          await company.put(id, changes)
          return account
        },
        async taken(account) {
          const { suspended, resumed } = await company.effects(account)
          expect(resumed, 'L11: nobody is let in again unasked').toBe(0)
          return suspended
        },
        goesAway: async (what) =>
          void (await rig.scim.addFault({
            kind: 'outage',
            provider: company.provider,
            ...(what && { on: ['get', 'patch'] }),
          })),
        returns: () => rig.scim.clearFaults(),
        calls: async () => sum((await rig.scim.status()).calls),
        ...ofProgram(company),
      }
    },
  }
}

const sum = (calls: Record<string, number>) => Object.values(calls).reduce((all, each) => all + each, 0)

const ofProgram = (company: Company): Pick<CompanyOfMode, 'stuck' | 'over'> => ({
  stuck: (employment) => stuckWith(company, 'server-error', employment),
  over: (employment = 'E1-1') => completed(company.run(employment)),
})

/** Somebody who takes the connection in the portal when asked, and confirms it. */
const task: Mode = {
  name: 'task',
  observed: 'confirmed-by-hand',
  believesGone: true,
  async company(rig, settings) {
    const company = await taskCompany(rig, settings)
    const confirmed: string[] = []
    let isThere = true

    async function isAsked(employment: string): Promise<boolean> {
      const { stage, connection } = await company.leaver(employment)
      const isOpen = stage === 'attention' && connection.problem === 'connection-task'
      // As the run has it too, which takes decisions from then on.
      return isOpen && (await currentDetails(company.run(employment))).includes('by hand')
    }

    /** The users of whom somebody did it, or is asked to. */
    async function asked(): Promise<(string | null)[]> {
      const filter = { problem: 'connection-task' }
      const now = await rig.clock.now()
      const page = { filter, after: undefined, limit: 100, now, guardAhead: [] }
      const open = await listTodos(rig.db, company.id, page)
      return [...confirmed, ...open.map(({ userId }) => userId)]
    }

    return {
      ...company,
      async hire(id, changes) {
        await company.put(id, changes ?? {})
        return `U-${id}`
      },
      taken: async (user) => (await asked()).filter((each) => each === user).length,
      calls: async () => (await asked()).length,
      goesAway: () => Promise.resolve(void (isThere = false)),
      returns: () => Promise.resolve(void (isThere = true)),
      async stuck(employment = 'E1-1') {
        await expect.poll(() => isAsked(employment), patience).toBe(true)
        expect(await company.leaver(employment)).toMatchObject({ account: { state: 'done' } })
      },
      async over(employment = 'E1-1') {
        const run = company.run(employment)
        const status = async () => {
          if (isThere && (await isAsked(employment))) {
            await company.decide(employment, 'confirm')
            confirmed.push((await company.leaver(employment)).userId ?? '')
          }
          return (await run.describe()).status.name
        }
        await expect.poll(status, patience).toBe('COMPLETED')
      },
    }
  },
}

const inTier = { test: [publicApi, scimByTheBook], ci: [scimAwkward, task] }[inject('tier')]
const programs = inTier.filter((mode) => mode !== task)

type Told = { rig: Rig }
type InModes = (title: string, story: (mode: Mode, told: Told) => Promise<void>) => void
type InModesFor = <const Row extends readonly [string, ...unknown[]]>(
  rows: readonly Row[],
) => (title: string, story: (about: { mode: Mode; row: Row }, told: Told) => Promise<void>) => void

const tellIn =
  (modes: readonly Mode[]): InModes =>
  (title, story) =>
    test.for(modes)(`${title} ($name)`, story)

const tellInFor =
  (modes: readonly Mode[]): InModesFor =>
  (rows) =>
  (title, story) => {
    for (const row of rows)
      tellIn(modes)(title.replace('%s', row[0]), (mode, { rig }) => story({ mode, row }, { rig }))
  }

/** The story in each mode of this tier. */
export const inModes = tellIn(inTier)
/** The same of each row, whose first word stands in the title. */
export const inModesFor = tellInFor(inTier)
/** Of attempts that are made again by themselves: somebody who is asked waits for nothing, and tries nothing again. */
export const byProgram = tellIn(programs)
export const byProgramFor = tellInFor(programs)
