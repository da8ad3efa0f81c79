// How ready everyone whom an integration covers is for its system (I4), and whom to test with (I5).
import type { Integration } from '../db/integrations.ts'
import { matchesOf } from '../db/matches.ts'
import type { Readiness } from '../domain/readiness.ts'
import { proposedTestEmployees, type Candidate } from '../domain/test-employees.ts'
import type { Intake } from './context.ts'
import { walkScope, type Walk, type Covered } from './scope-walk.ts'

type Deps = Pick<Intake, 'db' | 'clock' | 'vault'>

/** By the requirements and the mapping of the integration. */
type Judge = (covered: Covered & { isThere: boolean }, walk: Pick<Walk, 'today' | 'employers'>) => Readiness

/** `target`: where live runs write, whose links say who is there already; null: not known yet. */
type Judging = { integration: Integration; target: string | null; judge: Judge }

/** So many are looked through for one page, however few of them are asked for. */
const mostForOnePage = 2_000
/** Among so many complete ones the best to test with are chosen. */
const enoughCandidates = 20

/** Those after an id, in order of id; `last`: where the next page goes on, undefined at the end. */
export async function readinessPage(
  deps: Deps,
  tenant: string,
  {
    complete,
    after,
    limit,
    mostLookedAt = mostForOnePage,
    ...judging
  }: Judging & {
    complete: boolean | undefined
    after: string
    limit: number
    mostLookedAt?: number
  },
): Promise<{ found: Readiness[]; last: string | undefined }> {
  const walk = await walkScope(deps, tenant, judging.integration)
  const found: Readiness[] = []
  let last = after
  let lookedAt = 0
  for await (const page of walk.pages(after)) {
    for (const { readiness } of await judged(deps, tenant, { ...judging, walk, page })) {
      if (lookedAt === mostLookedAt) return { found, last }
      if (complete === undefined || readiness.complete === complete) {
        if (found.length === limit) return { found, last }
        found.push(readiness)
      }
      last = readiness.employeeId
      lookedAt += 1
    }
  }
  return { found, last: undefined }
}

/** Nobody of protected identity. */
export async function testEmployees(deps: Deps, tenant: string, judging: Judging): Promise<string[]> {
  const walk = await walkScope(deps, tenant, judging.integration)
  const candidates: Candidate[] = []
  let lookedAt = 0
  for await (const page of walk.pages('')) {
    for (const candidate of await judged(deps, tenant, { ...judging, walk, page }))
      if (candidate.readiness.complete && !candidate.document.protectedIdentity) candidates.push(candidate)
    lookedAt += page.length
    if (candidates.length >= enoughCandidates || lookedAt >= mostForOnePage) break
  }
  return proposedTestEmployees(candidates, walk.today)
}

async function judged(
  { db }: Deps,
  tenant: string,
  { integration, target, judge, walk, page }: Judging & { walk: Walk; page: readonly Covered[] },
) {
  const ids = page.map(({ id }) => id)
  const matches =
    target === null ? undefined : await matchesOf(db, { tenant, integration: integration.id, target }, ids)
  return page.map((covered) => ({
    document: covered.document,
    readiness: judge({ ...covered, isThere: matches?.get(covered.id)?.remoteId != null }, walk),
  }))
}
