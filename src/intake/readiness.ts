// How ready everyone whom an integration covers is for its system (I4), and whom to test with (I5).
import type { Integration } from '../db/integrations.ts'
import type { Readiness } from '../domain/readiness.ts'
import { proposedTestEmployees, type Candidate } from '../domain/test-employees.ts'
import type { Intake } from './context.ts'
import { walkScope, type Walk, type Covered } from './scope-walk.ts'

type Deps = Pick<Intake, 'db' | 'clock' | 'vault'>

/** By the requirements and the mapping of the integration. */
type Judge = (covered: Covered, walk: Pick<Walk, 'today' | 'employers'>) => Readiness

/** So many are looked through for one page, however few of them are asked for. */
const mostForOnePage = 2_000
/** Among so many complete ones the best to test with are chosen. */
const enoughCandidates = 20

/** Those after an id, in order of id; `last`: where the next page goes on, undefined at the end. */
export async function readinessPage(
  deps: Deps,
  tenant: string,
  {
    integration,
    judge,
    complete,
    after,
    limit,
    mostLookedAt = mostForOnePage,
  }: {
    integration: Integration
    judge: Judge
    complete: boolean | undefined
    after: string
    limit: number
    mostLookedAt?: number
  },
): Promise<{ found: Readiness[]; last: string | undefined }> {
  const walk = await walkScope(deps, tenant, integration)
  const found: Readiness[] = []
  let last = after
  let lookedAt = 0
  for await (const page of walk.pages(after)) {
    for (const covered of page) {
      if (lookedAt === mostLookedAt) return { found, last }
      const readiness = judge(covered, walk)
      if (complete === undefined || readiness.complete === complete) {
        if (found.length === limit) return { found, last }
        found.push(readiness)
      }
      last = covered.id
      lookedAt += 1
    }
  }
  return { found, last: undefined }
}

/** Nobody of protected identity. */
export async function testEmployees(
  deps: Deps,
  tenant: string,
  { integration, judge }: { integration: Integration; judge: Judge },
): Promise<string[]> {
  const walk = await walkScope(deps, tenant, integration)
  const candidates: Candidate[] = []
  let lookedAt = 0
  for await (const page of walk.pages('')) {
    for (const covered of page) {
      const { document } = covered
      const readiness = judge(covered, walk)
      if (readiness.complete && !document.protectedIdentity) candidates.push({ document, readiness })
    }
    lookedAt += page.length
    if (candidates.length >= enoughCandidates || lookedAt >= mostForOnePage) break
  }
  return proposedTestEmployees(candidates, walk.today)
}
