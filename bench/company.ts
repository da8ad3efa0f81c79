/** A tenant to measure with: people, their accounts in the sandbox, and terminations, all through the HTTP API. */
import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { createKopplingClient, type KopplingClient } from '../src/client/client.ts'
import type { components } from '../src/client/schema.ts'
import { createSandboxControl } from '../src/sandbox/control-client.ts'
import type { Ground } from './ground.ts'

export type Company = {
  tenant: string
  hr: KopplingClient
  admin: KopplingClient
  /** Adds people with an account each; answers the ids of their employments. */
  hire(count: number): Promise<string[]>
  /** The same in the two parts of it, for measuring the second alone. */
  prepare(count: number): Promise<components['schemas']['EmployeeLine'][]>
  load(people: readonly components['schemas']['EmployeeLine'][]): Promise<void>
  /** Resolves when the API has answered with the leaver. */
  terminate(employment: string, lastDay: string): Promise<void>
  /** Resolves when every leaver's workflow has been started or told. */
  told(): Promise<void>
}

const day = 86_400_000

/** Lets all of a measurement pass. */
export const wideGuard = { count: 1_000_000, percent: 100 }

/** The date so many days from now. */
export function inDays(days: number): string {
  return new Date(Date.now() + days * day).toISOString().slice(0, 10)
}

export async function createCompany({ instance, db }: Ground, settings: object = {}): Promise<Company> {
  const { api, platformKey, sandbox } = instance
  if (sandbox === undefined)
    throw new Error('The benchmark asks the sandbox only: unset VISMA_CONNECT_TOKEN_URL.')
  const tenant = `bench-${randomBytes(4).toString('hex')}`
  const timeZone = 'Europe/Stockholm'
  const platform = createKopplingClient({ baseUrl: api, key: platformKey })
  accepted(await platform.POST('/v1/tenants', { body: { id: tenant, name: tenant, timeZone } }))
  const as = async (role: 'hr' | 'admin'): Promise<KopplingClient> => {
    const params = { path: { id: tenant } }
    const made = await platform.POST('/v1/tenants/{id}/keys', { params, body: { role, name: role } })
    return createKopplingClient({ baseUrl: api, key: accepted(made).secret, actor: 'bench' })
  }
  const [hr, admin] = [await as('hr'), await as('admin')]
  accepted(
    await admin.PUT('/v1/settings', {
      body: { timeZone, guard: wideGuard, ...settings },
    }),
  )
  const control = createSandboxControl(sandbox.url)

  let hired = 0
  const prepare: Company['prepare'] = async (count) => {
    const people = Array.from({ length: count }, () => personOf((hired += 1)))
    await control.addPeople({
      people: people.map(({ user }) => ({ email: user.vismaConnectEmail })),
      client: sandbox.client,
    })
    return people
  }
  const load: Company['load'] = async (people) => {
    for await (const { result, problem } of hr.sendLines('/v1/employees/bulk', people)) {
      if (result === 'refused') throw new Error(`${problem?.title}: ${problem?.detail}`)
    }
  }
  return {
    tenant,
    hr,
    admin,
    prepare,
    load,
    async hire(count) {
      const people = await prepare(count)
      await load(people)
      return people.flatMap(({ employments }) => employments.map(({ id }) => id))
    },
    async terminate(id, lastDay) {
      const params = { path: { id } }
      accepted(await hr.PUT('/v1/employments/{id}/termination', { params, body: { lastDay } }))
    },
    async told() {
      while ((await untold()) > 0) await sleep(20)
    },
  }

  async function untold(): Promise<number> {
    const rows = (await db('leavers')
      .where({ tenant_id: tenant })
      .whereRaw('told_version < version')
      .count('* as count')) as { count: string }[]
    return Number(rows[0]?.count)
  }

  function personOf(number: number) {
    const id = `E${String(number).padStart(6, '0')}`
    const email = `${id.toLowerCase()}.${tenant}@example.se`
    return {
      id,
      employeeNumber: id,
      givenName: 'Bench',
      familyName: id,
      workEmail: email,
      employments: [{ id: `${id}-1`, startDate: '2020-02-01' }],
      user: { id: `U-${id}`, username: id, vismaConnectEmail: email },
    }
  }
}

export function accepted<Data>({
  data,
  error,
}: {
  data?: Data
  error?: components['schemas']['Problem']
}): Data {
  if (error !== undefined) throw new Error(`${error.title}: ${error.detail}`)
  return data as Data
}
