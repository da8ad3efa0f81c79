import type { CalendarDate } from './calendar-date.ts'
import type { Instant } from './local-time.ts'

/** The company that credentials belong to, as the system names it (I3). */
export type RemoteCompany = { id: string; name: string; organisationNumber: string | null }

/** The latest test sync of an integration (I5); only it counts. */
export type TestSync = {
  id: string
  companyId: string
  mappingVersion: number
  startedBy: string
  /** Null while it runs; its age counts from here (I6). */
  endedAt: Instant | null
  isGreen: boolean
}

/** What stands of an integration that is set up, step by step. */
export type SetUp = {
  /** Proven by the system; undefined: none, or it takes them no longer (I10). */
  credentials: { company: RemoteCompany; expiresOn: CalendarDate | null } | undefined
  mappingVersion: number
  test: TestSync | undefined
  approval: { test: string; by: string } | undefined
}

export type SetUpRules = {
  testValidDays: number
  approverMustDiffer: boolean
  today: CalendarDate
  now: Instant
}

/** Why a step is refused: a stable code, and in words what is missing and which call mends it. */
export type Gate = { code: GateCode; detail: string }

export type GateCode =
  | 'not-authorised'
  | 'credentials-expired'
  | 'no-test-employees'
  | 'too-many-test-employees'
  | 'test-employee-incomplete'
  | 'test-missing'
  | 'test-running'
  | 'test-not-green'
  | 'test-outdated'
  | 'test-of-other-company'
  | 'test-of-other-mapping'
  | 'not-approved'
  | 'approver-ran-the-test'

export type SetUpStep = 'credentials' | 'test' | 'review' | 'promotion'

const mostTestEmployees = 2
const dayMs = 86_400_000

const calls = {
  credentials: 'send them by PUT /v1/integrations/{id}/credentials',
  test: 'run another test by POST /v1/integrations/{id}/test',
  approve: 'look at GET /v1/syncs/{id}/results and approve by POST /v1/integrations/{id}/approve',
  promote: 'the latest test is green and approved: go live by POST /v1/integrations/{id}/promote',
  readiness: 'GET /v1/integrations/{id}/readiness names what is missing',
} as const

/** The step that comes next; what was done may have run out meanwhile, such as a test of last month. */
export function nextStep(setUp: SetUp, rules: SetUpRules): SetUpStep {
  if (whyNotAuthorised(setUp, rules) !== undefined) return 'credentials'
  if (whyNotTested(setUp, rules) !== undefined) return 'test'
  return isApproved(setUp) ? 'promotion' : 'review'
}

/** The same with why it comes next, and the call that takes it. `code` null: nothing is in its way. */
export type NextStep = { step: SetUpStep; code: GateCode | null; detail: string }

export function whatNext(setUp: SetUp, rules: SetUpRules): NextStep {
  const step = nextStep(setUp, rules)
  const gate =
    step === 'credentials'
      ? whyNotAuthorised(setUp, rules)
      : step === 'promotion'
        ? undefined
        : whyNotPromote(setUp, rules)
  return { step, code: gate?.code ?? null, detail: gate?.detail ?? calls.promote }
}

/** I5: why these employees cannot be tested with. `incomplete`: those of them that the readiness of the system blocks. */
export function whyNotTest(
  setUp: SetUp,
  rules: SetUpRules,
  { employees, incomplete }: { employees: readonly string[]; incomplete: readonly string[] },
): Gate | undefined {
  const unauthorised = whyNotAuthorised(setUp, rules)
  if (unauthorised !== undefined) return unauthorised
  const count = new Set(employees).size
  if (count === 0) return gate('no-test-employees', 'name one or two complete employees')
  if (count > mostTestEmployees) {
    return gate(
      'too-many-test-employees',
      `a test takes one or two employees, and ${count} were named: it writes for real`,
    )
  }
  if (incomplete.length > 0) {
    return gate(
      'test-employee-incomplete',
      `${incomplete.join(', ')}: not complete for this system; ${calls.readiness}`,
    )
  }
  if (setUp.test?.endedAt === null) return running(setUp.test)
  return undefined
}

/** I6: why the latest test cannot be approved by this person. */
export function whyNotApprove(setUp: SetUp, rules: SetUpRules, { by }: { by: string }): Gate | undefined {
  const untested = whyNotAuthorised(setUp, rules) ?? whyNotTested(setUp, rules)
  if (untested !== undefined) return untested
  if (rules.approverMustDiffer && setUp.test?.startedBy === by) {
    return gate(
      'approver-ran-the-test',
      'whoever ran the test does not approve it: the settings want another admin (approverMustDiffer)',
    )
  }
  return undefined
}

/** I7: why the integration cannot go live. */
export function whyNotPromote(setUp: SetUp, rules: SetUpRules): Gate | undefined {
  const untested = whyNotAuthorised(setUp, rules) ?? whyNotTested(setUp, rules)
  if (untested !== undefined) return untested
  return isApproved(setUp)
    ? undefined
    : gate('not-approved', `nobody has approved the latest test: ${calls.approve}`)
}

export function whyNotAuthorised({ credentials }: SetUp, { today }: SetUpRules): Gate | undefined {
  if (credentials === undefined) {
    return gate('not-authorised', `the system takes no credentials of the integration: ${calls.credentials}`)
  }
  const { expiresOn } = credentials
  if (expiresOn !== null && expiresOn <= today) {
    return gate('credentials-expired', `the credentials ran out on ${expiresOn}: ${calls.credentials}`)
  }
  return undefined
}

/** I7: green, of the company and the mapping of now, and no older than the tenant allows. */
function whyNotTested({ credentials, mappingVersion, test }: SetUp, rules: SetUpRules): Gate | undefined {
  if (test === undefined)
    return gate('test-missing', 'there was no test yet: run one by POST /v1/integrations/{id}/test')
  if (test.endedAt === null) return running(test)
  if (!test.isGreen) return gate('test-not-green', `the latest test was not green: mend it and ${calls.test}`)
  if (test.companyId !== credentials?.company.id) {
    return gate('test-of-other-company', `the latest test wrote into another company: ${calls.test}`)
  }
  if (test.mappingVersion !== mappingVersion) {
    return gate(
      'test-of-other-mapping',
      `the mapping is version ${mappingVersion}, the latest test went by version ${test.mappingVersion}: ${calls.test}`,
    )
  }
  const days = (Date.parse(rules.now) - Date.parse(test.endedAt)) / dayMs
  if (days > rules.testValidDays) {
    return gate('test-outdated', `the latest test is older than ${rules.testValidDays} days: ${calls.test}`)
  }
  return undefined
}

function isApproved({ test, approval }: SetUp): boolean {
  return test !== undefined && approval?.test === test.id
}

function running(test: TestSync): Gate {
  return gate('test-running', `the test ${test.id} has not ended: wait for it by GET /v1/syncs/${test.id}`)
}

function gate(code: GateCode, detail: string): Gate {
  return { code, detail }
}
