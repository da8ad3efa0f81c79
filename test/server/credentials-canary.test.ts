// Credentials of payroll systems, as a thief would look for them (I3): proven, refused, unanswered and cut ones are found nowhere but sealed.
import { randomInt, randomUUID } from 'node:crypto'
import pino from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { insertStep } from '../../src/db/integration-steps.ts'
import { vaultOf } from '../../src/vault-of.ts'
import { everythingInDatabase } from '../support/database-dump.ts'
import { everythingInTemporal } from '../support/everything-in-temporal.ts'
import { integrationOf, type IntegrationRig } from '../support/integrations.ts'
import { startProduct, type Product } from '../support/product.ts'
import { send, type Answer } from '../support/requests.ts'
import { sweepNow } from '../support/sweep.ts'

const patience = { timeout: 60_000, interval: 200 }

let product: Product
let rig: IntegrationRig
/** Every line of the API and of the worker, down to the finest. */
const logged: string[] = []
/** Whatever the API answered, with its headers. */
const answered: string[] = []

beforeAll(async () => {
  product = await startProduct({ log: pino({ level: 'trace' }, { write: (line) => void logged.push(line) }) })
  rig = await integrationOf(product)
})
afterAll(async () => {
  await product[Symbol.asyncDispose]()
})

/** In no spelling of base64 does half of it turn up by chance. */
const secretOf = (what: string) => `test-canary${what}${randomUUID().replaceAll('-', '')}`

async function call(method: string, path: string, json?: unknown): Promise<Answer> {
  const answer = await send(product.url, {
    path: `/v1${path}`,
    method,
    key: rig.tenant.keys.admin,
    headers: { 'Koppling-Actor': 'payroll-1' },
    ...(json !== undefined && { json }),
  })
  answered.push(JSON.stringify(answer))
  return answer
}

const put = async (credentials: object) =>
  await call('PUT', `/integrations/${rig.id}/credentials`, { credentials })

/** As text, and as it stands within base64 wherever that begins. */
function spellingsOf(secret: string): string[] {
  const bytes = [0, 1, 2].map((shift) => Buffer.from(`${' '.repeat(shift)}${secret}`).toString('base64'))
  return [secret, ...bytes.map((text) => text.slice(4, -4))].map((text) => text.toLowerCase())
}

test('I3: credentials are found nowhere: neither in the database nor in Temporal, logs and answers', async () => {
  const company = { organisationNumber: '999999999', name: 'Fjord AS' }
  const proven = { consumerToken: secretOf('a'), employeeToken: secretOf('b') }
  const refused = { consumerToken: secretOf('c'), employeeToken: secretOf('d') }
  const elsewhere = { consumerToken: secretOf('e'), employeeToken: secretOf('f') }
  const malformed = { consumerToken: secretOf('g'), employeeToken: 7, token: secretOf('i') }
  const unanswered = { consumerToken: secretOf('h'), employeeToken: secretOf('j') }
  const cut = { consumerToken: secretOf('k'), employeeToken: secretOf('l') }
  await rig.tripletex.putCompany({ ...company, tokens: [proven] })
  const another = `8${randomInt(10_000_000, 99_999_999)}`
  await rig.tripletex.putCompany({ ...company, organisationNumber: another, tokens: [elsewhere] })
  await product.db('integrations').where({ id: rig.id }).update({ promoted_at: null, stage: 'setting-up' })

  expect(await put(refused)).toMatchObject({ status: 409, problem: 'credentials-rejected' })
  expect(await put(elsewhere)).toMatchObject({ status: 409, problem: 'company-differs' })
  expect(await put(malformed)).toMatchObject({ status: 422 })
  expect(await put(proven)).toMatchObject({ status: 200 })

  // What the system says may quote what it was sent; so may what it says to a run.
  const quoting = {
    kind: 'answer',
    body: { status: 0, code: 0, message: `no ${proven.employeeToken}` },
  } as const
  for (const status of [401, 422]) {
    await rig.tripletex.addFault({ ...quoting, status })
    expect((await put(proven)).status).toBeGreaterThanOrEqual(400)
    await rig.tripletex.clearFaults()
  }
  await rig.hire(1)
  await rig.tripletex.addFault({ ...quoting, status: 422, method: 'POST', path: '/employee' })
  const tested = await call('POST', `/integrations/${rig.id}/test`, { employees: ['E1'] })
  const { id: sync } = tested.body as { id: string }
  await rig.ended(sync)
  await rig.tripletex.clearFaults()
  await call('GET', `/syncs/${sync}/results`)

  // Unanswered ones, and what a process leaves that died before it asked.
  await rig.tripletex.addFault({ kind: 'refuse' })
  expect(await put(unanswered)).toMatchObject({ problem: 'system-unavailable' })
  await rig.tripletex.clearFaults()
  await insertStep(product.db, vaultOf(product.config), rig.tenant.id, {
    id: undefined,
    integrationId: rig.id,
    kind: 'authorise',
    body: {},
    secret: JSON.stringify(cut),
    cause: { actor: 'payroll-1' },
  })
  for (const path of [
    `/integrations/${rig.id}`,
    '/integrations',
    '/audit',
    '/todo',
    `/integrations/${rig.id}/syncs`,
  ])
    expect(await call('GET', path)).toMatchObject({ status: 200 })

  const canaries = [proven, refused, elsewhere, malformed, unanswered, cut]
    .flatMap((each) => Object.entries(each).flat())
    .filter((text): text is string => typeof text === 'string' && text.startsWith('test-canary'))
    .flatMap(spellingsOf)
  const foundIn = (text: string) => canaries.filter((canary) => text.toLowerCase().includes(canary))
  const dump = async () => (await everythingInDatabase(product)).join('\n')

  const values = await dump()
  expect(values, 'what is sealed is there').toMatch(/integrations\.credentials_sealed: v1\./)
  expect(values, 'also that of the step that was cut').toMatch(/integration_steps\.sealed: v1\./)
  expect(foundIn(values)).toEqual([])
  const known = async () => await everythingInTemporal(product)
  await expect.poll(known, patience).toContain(`integration/${rig.tenant.id}/${rig.id}`)
  expect(await known(), 'the step is seen').toContain('authorise')
  expect(foundIn(await known())).toEqual([])
  expect(logged.join('')).toContain('/v1/integrations/{id}/credentials')
  expect(foundIn(logged.join(''))).toEqual([])
  expect(foundIn(answered.join(''))).toEqual([])

  await product.db('integration_steps').update({ made_at: new Date(Date.now() - 25 * 3_600_000) })
  await sweepNow(product)
  expect(await dump(), 'forgotten after a day').not.toMatch(/integration_steps\.sealed: v1\./)
})
