// The mass guard (L13): what it holds, and an admin's approval of exactly that.
import { z } from 'zod'
import { latestApprovals } from '../db/guard-approvals.ts'
import { readSettings } from '../db/settings.ts'
import { approveGuard } from '../intake/guard-approvals.ts'
import { readGuard } from '../intake/mass-guard.ts'
import { admins, changeOf, readers, type ApiDeps } from './deps.ts'
import { route, type Route } from './route.ts'
import { ApprovalView, GuardView, guardView } from './schemas/guard.ts'
import { ReasonField } from './schemas/values.ts'

const Approve = z
  .strictObject({
    revision: z.string().max(100).meta({ description: 'As `GET /guard` showed it.' }),
    count: z.int().min(1).meta({ description: 'How many leavers `GET /guard` showed.' }),
    reason: ReasonField,
  })
  .meta({ id: 'GuardApproving' })

export const guardRoutes: Route<ApiDeps>[] = [
  route({
    operationId: 'getGuard',
    tag: 'Guard',
    summary: 'Read what the mass guard holds',
    description:
      'More than the larger of two numbers in the settings (10, and 5 % of the active users, unless set) would close within 24 hours: then all of them are held until an admin approves, or until fewer are left.',
    method: 'get',
    path: '/guard',
    roles: readers,
    actor: 'recorded',
    idempotency: 'none',
    answers: { 200: { description: 'The guard', schema: GuardView } },
    problems: [],
    handle:
      ({ intake: { db, clock } }: ApiDeps) =>
      async ({ caller: { tenant } }) => {
        const settings = await readSettings(db, tenant)
        const now = await clock(db)
        const reading = await readGuard(db, tenant, { settings, now })
        const approvals = await latestApprovals(db, tenant, { limit: approvalsShown })
        return { status: 200, body: guardView({ reading, now, approvals }) }
      },
  }),
  route({
    operationId: 'approveGuard',
    tag: 'Guard',
    summary: 'Let go what the mass guard holds',
    description: 'Exactly the set that was shown. Whoever joins it later wants an approval of its own.',
    method: 'post',
    path: '/guard/approve',
    roles: admins,
    actor: 'required',
    idempotency: 'key',
    body: Approve,
    answers: { 200: { description: 'The approval', schema: ApprovalView } },
    problems: ['guard-changed'],
    handle:
      ({ intake }: ApiDeps) =>
      async ({ caller, body, request }) => {
        const approving = { ...body, by: caller.actor }
        return { status: 200, body: await approveGuard(intake, changeOf({ caller, request }), approving) }
      },
  }),
]

const approvalsShown = 20
