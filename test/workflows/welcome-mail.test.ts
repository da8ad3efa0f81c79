// The mail to whoever was connected (L11): the runs, and attempts that die. The clock is never moved: this server does not move it while
// what a run left behind tries again.
import { expect } from 'vitest'
import type { WorkflowHandle } from '@temporalio/client'
import { welcomeMailActivities } from '../../activities/welcome-mail.ts'
import { latestChangeOf } from '../../src/db/connection-changes.ts'
import { askToConnect } from '../../src/intake/connections.ts'
import { connectingWorkflowId, welcomeMailWorkflowId } from '../../src/temporal/ids.ts'
import type { VismaConnect } from '../../src/visma-connect/public-api.ts'
import { keepHistory } from '../support/histories-kept.ts'
import type { Company } from '../support/rig-company.ts'
import { providersBy } from '../support/providers.ts'
import { completed } from '../support/rig-runs.ts'
import { test, type Rig } from '../support/rig.ts'

const welcomeMail = { applicationName: 'HRM', redirectUri: 'https://hrm.example.se/' }

async function connect(rig: Rig, { id: tenant }: Company): Promise<WorkflowHandle> {
  const asked = { user: 'U-E1', email: `e1.${tenant}@example.se`, name: null, reason: 'test' }
  await askToConnect(rig.intake, { tenant, cause: { actor: 'hr-17' } }, asked)
  return rig.temporal.workflow.getHandle(connectingWorkflowId({ tenant, user: 'U-E1' }))
}

const changeOf = async (rig: Rig, { id }: Company) => await latestChangeOf(rig.db, id, 'U-E1')

async function mailRun(rig: Rig, company: Company): Promise<WorkflowHandle> {
  const change = (await changeOf(rig, company))?.id ?? ''
  return rig.temporal.workflow.getHandle(welcomeMailWorkflowId({ tenant: company.id, change }))
}

const mailed = async (rig: Rig, user: string) => (await rig.sandbox.counts({ user }))[0]?.mailed

test('L11: connecting whose answer is lost still welcomes, once, in a run of its own', async ({ rig }) => {
  const acme = await rig.company({ welcomeMail })
  const account = await acme.hire('E1', {}, { linked: false })
  await rig.sandbox.addFault({ kind: 'do-then-drop', on: ['create'], times: 1 })
  const run = await connect(rig, acme)
  await completed(run)
  const mail = await mailRun(rig, acme)
  await completed(mail)
  expect(await rig.sandbox.counts({ user: account })).toMatchObject([{ linked: 1, mailed: 1 }])
  expect(await changeOf(rig, acme)).toMatchObject({ state: 'done', welcomeMail: { state: 'sent' } })
  await keepHistory('connecting-welcomed', run)
  await keepHistory('welcome-mail', mail)
})

test.for([
  ['after the call', true, 1],
  ['before the call', false, 0],
] as const)(
  'L11: an attempt that dies %s is not followed by a second mail, and is told',
  async ([, sends, mails], { rig }) => {
    const acme = await rig.company({ welcomeMail })
    const account = await acme.hire('E1', {}, { linked: false })
    rig.instead.sendWelcomeMail = () => Promise.resolve('left to the attempts below')
    await completed(await connect(rig, acme))
    await completed(await mailRun(rig, acme))
    const ref = { tenant: acme.id, user: 'U-E1', change: (await changeOf(rig, acme))?.id ?? '' }
    const vismaConnect: VismaConnect = {
      ...rig.vismaConnect,
      async welcome(mail) {
        if (sends) await rig.vismaConnect.welcome(mail)
        throw new Error('the worker dies')
      },
    }
    const dying = welcomeMailActivities({ ...rig.intake, providers: providersBy(vismaConnect) })
    await expect(dying.sendWelcomeMail(ref)).rejects.toThrow('the worker dies')
    const next = welcomeMailActivities({ ...rig.intake, providers: rig.providers })
    expect(await next.sendWelcomeMail(ref)).toBe('unknown')
    expect(await next.sendWelcomeMail(ref), 'from then on').toBe('finished')
    expect(await changeOf(rig, acme)).toMatchObject({
      state: 'done',
      welcomeMail: { state: 'unknown', problem: 'outcome-unknown' },
    })
    expect(await mailed(rig, account)).toBe(mails)
  },
)
