// L11: the mail to whoever was connected, counted at the far side: one, told where it is none, and never two.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { changedTo, readConnection, removeConnection } from '../support/connections.ts'
import { employee, emailOf } from '../support/people.ts'
import { sandboxClientId, startProduct, type Product, type TenantRig } from '../support/product.ts'
import { send } from '../support/requests.ts'

const patience = { timeout: 60_000, interval: 100 }
const welcomeMail = { applicationName: 'HRM', redirectUri: 'https://hrm.example.se/login' }

let product: Product
let tenant: TenantRig

beforeAll(async () => {
  product = await startProduct()
  tenant = await product.tenant({ welcomeMail })
})
afterAll(async () => {
  await product[Symbol.asyncDispose]()
})
beforeEach(() => product.sandbox.clearFaults())

async function put(id: string) {
  const { error } = await tenant.hr.PUT('/v1/employees/{id}', {
    params: { path: { id } },
    body: employee(id),
  })
  if (error) throw new Error(error.detail)
}

async function connect(id: string, of = tenant) {
  const params = { path: { id: `U-${id}` } }
  const { error } = await of.hr.PUT('/v1/users/{id}/connection', { params, body: { email: emailOf(id) } })
  if (error) throw new Error(`${error.title}: ${error.detail}`)
}

const mails = async (id: string) => {
  const entries = await product.sandbox.entries()
  const account = (await product.sandbox.person(emailOf(id)))?.id
  return entries.filter(({ user, effect }) => user === account && effect === 'mailed').map(({ mail }) => mail)
}

const mailOf = async (id: string) => (await readConnection(tenant, `U-${id}`)).change?.welcomeMail

async function mailIs(id: string, state: string) {
  await expect.poll(async () => (await mailOf(id))?.state, patience).toBe(state)
  return await mailOf(id)
}

async function todos(id: string) {
  const { data } = await tenant.viewer.GET('/v1/todo', { params: { query: { problem: 'welcome-mail' } } })
  return data?.data.filter(({ userId }) => userId === `U-${id}`)
}

test.for([
  ['N1', 'whose account was made', undefined],
  ['N2', 'whose account was there, but not connected', []],
  ['N3', 'whose account another application has', ['other']],
] as const)('L11: %s, %s, is welcomed once, with what the settings say', async ([id, , clients]) => {
  await product.sandbox.putClient({ id: 'other', clientSecret: 'of-other' })
  if (clients !== undefined)
    await product.sandbox.addPeople({ people: [{ email: emailOf(id), clients: [...clients] }] })
  await put(id)
  await connect(id)
  expect((await changedTo(tenant, `U-${id}`, 'done')).connection).toBe('yes')
  expect(await mailIs(id, 'sent')).toMatchObject({ problem: null, at: expect.any(String) as string })
  expect(await mails(id)).toEqual([
    {
      application_name: 'HRM',
      redirect_uri: 'https://hrm.example.se/login',
      email_recipient: emailOf(id),
    },
  ])
  const audit: object[] = await product
    .db('audit')
    .where({ tenant_id: tenant.id, subject_id: `U-${id}`, action: 'user.welcome-mail-sent' })
  expect(audit).toMatchObject([{ actor: 'tester' }])
  await connect(id)
  expect(await changedTo(tenant, `U-${id}`, 'unchanged')).toMatchObject({ change: { welcomeMail: null } })
  expect(await mails(id), 'asked for again').toHaveLength(1)
})

test('L11: who turns out to be connected already gets no mail', async () => {
  await product.sandbox.addPeople({ people: [{ email: emailOf('L1') }], client: sandboxClientId })
  await put('L1')
  await connect('L1')
  const connected = await changedTo(tenant, 'U-L1', 'unchanged')
  expect(connected).toMatchObject({ connection: 'yes', change: { welcomeMail: null } })
  expect(await mails('L1')).toEqual([])
})

test('L11: without the setting no mail is sent', async () => {
  const silent = await product.tenant()
  const body = employee('S1')
  await silent.hr.PUT('/v1/employees/{id}', { params: { path: { id: 'S1' } }, body })
  await connect('S1', silent)
  expect(await changedTo(silent, 'U-S1', 'done')).toMatchObject({ change: { welcomeMail: null } })
  expect(await mails('S1')).toEqual([])
})

test('L11: a mail that fails fails no connection; it is told, and tried until it is sent, once', async () => {
  await put('F1')
  await product.sandbox.addFault({ kind: 'outage', on: ['welcome'] })
  await connect('F1')
  expect(await changedTo(tenant, 'U-F1', 'done')).toMatchObject({ connection: 'yes' })
  await expect.poll(() => mailOf('F1'), patience).toMatchObject({ state: 'pending', problem: 'server-error' })
  expect(await todos('F1'), 'nobody is asked at once').toEqual([])
  const earlier = product.db.raw(`at - interval '16 minutes'`)
  await product.db('connection_changes').where({ user_id: 'U-F1' }).update({ at: earlier })
  expect(await todos('F1')).toMatchObject([{ for: 'hr', reason: 'server-error' }])
  await product.sandbox.clearFaults()
  await mailIs('F1', 'sent')
  expect(await todos('F1')).toEqual([])
  expect(await mails('F1')).toHaveLength(1)
})

test('L11: a mail whose answer is lost is not sent again; a person is told, and closes it by asking again', async () => {
  await put('U1')
  await product.sandbox.addFault({ kind: 'do-then-drop', on: ['welcome'], times: 1 })
  await connect('U1')
  expect(await mailIs('U1', 'unknown')).toMatchObject({ problem: 'connection-lost' })
  expect(await mails('U1')).toHaveLength(1)
  const [todo] = (await todos('U1')) ?? []
  expect(todo?.ways.map(({ method, path }) => `${method} ${path}`)).toEqual(['PUT /v1/users/U-U1/connection'])
  await connect('U1')
  await changedTo(tenant, 'U-U1', 'unchanged')
  expect(await todos('U1')).toEqual([])
  expect(await mails('U1')).toHaveLength(1)
})

test('L11: a refusal that only a person can mend ends it, and is told', async () => {
  await put('R1')
  const body = { error_code: 'ERROR_INVALID_USER' }
  await product.sandbox.addFault({ kind: 'answer', on: ['welcome'], status: 400, body })
  await connect('R1')
  expect(await mailIs('R1', 'refused')).toMatchObject({ problem: 'connect-user-unknown' })
  expect(await readConnection(tenant, 'U-R1')).toMatchObject({ connection: 'yes', change: { state: 'done' } })
  expect(await todos('R1')).toMatchObject([{ reason: 'connect-user-unknown' }])
})

test('L10, L11: a mail that waits holds up no other change, and is not sent to who was disconnected meanwhile', async () => {
  await put('W1')
  await product.sandbox.addFault({ kind: 'answer', on: ['welcome'], status: 403 })
  await connect('W1')
  await changedTo(tenant, 'U-W1', 'done')
  await expect
    .poll(() => mailOf('W1'), patience)
    .toMatchObject({ state: 'pending', problem: 'not-permitted' })
  await removeConnection(tenant, 'U-W1')
  await product.sandbox.clearFaults()
  const states = async () =>
    ((await product.db('connection_changes').where({ user_id: 'U-W1' })) as { mail_state: string }[])
      .map(({ mail_state: state }) => state)
      .toSorted()
  await expect.poll(states, patience).toEqual([null, 'skipped'])
  expect(await mails('W1')).toEqual([])
})

test.for([
  ['plain HTTP', { ...welcomeMail, redirectUri: 'http://hrm.example.se/' }, '/welcomeMail/redirectUri'],
  [
    'a name of a person in it',
    { ...welcomeMail, redirectUri: 'https://a:b@hrm.example.se/' },
    '/welcomeMail/redirectUri',
  ],
  ['no name', { ...welcomeMail, applicationName: ' ' }, '/welcomeMail/applicationName'],
] as const)('L11: a mail with %s is refused', async ([, wrong, pointer]) => {
  const json = { timeZone: 'Europe/Stockholm', welcomeMail: wrong }
  const answer = await send(product.url, {
    method: 'PUT',
    path: '/v1/settings',
    key: tenant.keys.admin,
    json,
  })
  expect(answer).toMatchObject({ status: 422, pointers: [pointer] })
})
