import type { Client, WorkflowHandle } from '@temporalio/client'
import type { z } from 'zod'
import { Employee, employeeDocumentOf } from '../../src/api/schemas/employee.ts'
import { latestLeaversOf, type Leaver } from '../../src/db/leavers.ts'
import { stepsOf, type Step } from '../../src/db/leaver-steps.ts'
import { readSettings } from '../../src/db/settings.ts'
import { findUser, type User } from '../../src/db/users.ts'
import type { DecisionKind } from '../../src/domain/decision.ts'
import type { SettingsDocument, UserTemplateDocument } from '../../src/domain/documents.ts'
import { deactivateByHand, reactivateByHand } from '../../src/intake/by-hand.ts'
import { createDecide } from '../../src/intake/decisions.ts'
import { putEmployee } from '../../src/intake/employees.ts'
import type { Change, Intake } from '../../src/intake/context.ts'
import { putEmployer, putSettings, putUserTemplate } from '../../src/intake/tenant-documents.ts'
import { createTenant } from '../../src/intake/tenants.ts'
import { deleteTermination, putTermination, type Termination } from '../../src/intake/terminations.ts'
import type { SandboxControl } from '../../src/sandbox/control-client.ts'
import { leaverWorkflowId, returnerWorkflowId } from '../../src/temporal/ids.ts'

type EmployeeBody = z.input<typeof Employee>

/** A zone without daylight saving, so that tests write midnight as `T00:00:00.000Z`. */
const zoneOfMidnightUtc = 'Atlantic/Reykjavik'

export type LeaverWithSteps = Leaver & { account: Step; connection: Step }

/** What tests do to one tenant, by intake itself: what it commits, it tells. */
export type Company = {
  id: string
  /**
   * An employee with the running employment `<id>-1` and the user `U-<id>`, whose account in the sandbox is linked, unless
   * told otherwise; answers the Connect user.
   */
  hire(id: string, changes?: Partial<EmployeeBody>, options?: { linked: boolean }): Promise<string>
  employer(id: string, timeZone: string): Promise<void>
  /** Replaces the document of an employee. */
  put(id: string, changes: Partial<EmployeeBody>): Promise<void>
  terminate(employment: string, termination: Partial<Termination> & { lastDay: string }): Promise<void>
  /** Terminates the first employment by a late notice: without a delay the leaver acts now. */
  leave(employee: string): Promise<void>
  revoke(employment: string): Promise<void>
  /** A person decides about the latest cycle of the employment. */
  decide(employment: string, kind: DecisionKind, until?: string): Promise<void>
  /** A person deactivates or reactivates a user, the latter until the instant. */
  byHand(what: 'deactivate' | 'reactivate', user: string, until?: string): Promise<void>
  /** `confirmed`: how many act within 24 hours, for switching the automation on (L9). */
  settings(changes: Partial<SettingsDocument>, options?: { confirmed: number }): Promise<void>
  template(id: string, template: UserTemplateDocument): Promise<void>
  /** The latest cycle of the employment. */
  leaver(employment: string): Promise<LeaverWithSteps>
  user(employee: string): Promise<User>
  run(employment: string): WorkflowHandle
  /** The workflow of the employee's return. */
  returner(employee: string): WorkflowHandle
  /** The same company, whose changes are committed with other means, such as a teller that is down. */
  with(change: Partial<Intake> & { bulkRequest?: string }): Company
}

type Deps = { intake: Intake; temporal: Client; sandbox: SandboxControl; sandboxClient: string }

export async function createCompany(
  deps: Deps,
  id: string,
  changes: Partial<SettingsDocument>,
): Promise<Company> {
  const { intake } = deps
  await createTenant(intake, cause, { id, name: id, timeZone: zoneOfMidnightUtc, partner: null })
  const company = companyOf(deps, { tenant: id, cause })
  await company.settings({ lateNoticeDelayMinutes: 0, guard: { count: 1_000, percent: 100 }, ...changes })
  return company
}

const cause = { actor: 'tester' }

function companyOf(deps: Deps, change: Change): Company {
  const { intake, temporal, sandbox, sandboxClient } = deps
  const { tenant } = change
  const { db } = intake
  const accept = () => undefined

  async function put(id: string, changes: Partial<EmployeeBody>): Promise<void> {
    const document = employeeDocumentOf(Employee.parse({ ...employeeBody({ tenant, id }), ...changes }))
    await putEmployee(intake, change, { id, document, accept, seen: true })
    await intake.teller.settled()
  }

  async function terminate(employment: string, termination: Partial<Termination> & { lastDay: string }) {
    await putTermination(intake, change, {
      employment,
      termination: { access: 'rule', reason: null, ...termination },
    })
    await intake.teller.settled()
  }

  async function findLatest(employment: string): Promise<Leaver> {
    const employee = employment.replace(/-\d+$/, '')
    const leaver = (await latestLeaversOf(db, tenant, employee)).get(employment)
    if (leaver === undefined) throw new Error(`${employment} has no leaver`)
    return leaver
  }

  return {
    id: tenant,
    async hire(id, changes = {}, { linked } = { linked: true }) {
      const email = changes.user?.vismaConnectEmail ?? emailOf({ tenant, id })
      const { ids } = await sandbox.addPeople({ people: [{ email, clients: linked ? [sandboxClient] : [] }] })
      await put(id, changes)
      return ids[0] ?? ''
    },
    put,
    async employer(id, timeZone) {
      const employer = { name: id, organisationNumber: null, country: 'SE', timeZone }
      await putEmployer(intake, change, { id, employer, accept })
      await intake.replans.idle()
    },
    terminate,
    async leave(employee) {
      const now = Date.parse(await intake.clock(db))
      const lastDay = new Date(now - 20 * 86_400_000).toISOString().slice(0, 10)
      await terminate(`${employee}-1`, { lastDay })
    },
    async revoke(employment) {
      await deleteTermination(intake, change, { employment })
      await intake.teller.settled()
    },
    async decide(employment, kind, until) {
      const { id: leaver } = await findLatest(employment)
      const decide = createDecide({ ...intake, client: temporal })
      await decide(change, { leaver, kind, until: until ?? null, reason: `test of ${kind}` })
    },
    async byHand(what, user, until) {
      const decided = { id: user, reason: `test of ${what}` }
      if (what === 'deactivate') await deactivateByHand(intake, change, decided)
      else await reactivateByHand(intake, change, { ...decided, until: until ?? null })
      await intake.teller.settled()
    },
    async settings(changes, { confirmed } = { confirmed: 0 }) {
      const settings = { ...(await readSettings(db, tenant)), ...changes }
      await putSettings(intake, change, { settings, confirmed, accept })
      await intake.replans.idle()
    },
    async template(id, template) {
      await putUserTemplate(intake, change, { id, template, accept })
    },
    async leaver(employment) {
      const leaver = await findLatest(employment)
      const steps = (await stepsOf(db, tenant, [leaver.id])).get(leaver.id) ?? []
      const step = (name: Step['step']) => steps.find((each) => each.step === name) as Step
      return { ...leaver, account: step('account'), connection: step('connection') }
    },
    async user(employee) {
      const user = await findUser(db, tenant, `U-${employee}`)
      if (user === undefined) throw new Error(`${employee} has no user`)
      return user
    },
    run: (employment) => temporal.workflow.getHandle(leaverWorkflowId({ tenant, employment })),
    returner: (employee) =>
      temporal.workflow.getHandle(returnerWorkflowId({ tenant, user: `U-${employee}` })),
    with: ({ bulkRequest, ...means }) =>
      companyOf({ ...deps, intake: { ...intake, ...means } }, { ...change, bulkRequest }),
  }
}

function employeeBody({ tenant, id }: { tenant: string; id: string }): EmployeeBody {
  return {
    employeeNumber: id,
    givenName: 'Test',
    familyName: `Person ${id}`,
    employments: [{ id: `${id}-1`, startDate: '2020-02-01' }],
    user: { id: `U-${id}`, username: id, vismaConnectEmail: emailOf({ tenant, id }) },
  }
}

/** Nobody else's in the sandbox. */
function emailOf({ tenant, id }: { tenant: string; id: string }): string {
  return `${id.toLowerCase()}.${tenant}@example.se`
}
