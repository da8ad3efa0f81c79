// The integration that `npm start` offers the sample company: one, whatever was cut off and however often it starts.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { readSampleCompany } from '../../src/local/sample/company.ts'
import { createSftp } from '../../src/connectors/sftp/sftp.ts'
import { sftpCredentials } from '../../src/connectors/sftp/credentials.ts'
import { offerIntegration } from '../../src/local/sample/payroll.ts'
import { prepareSftp } from '../../src/local/sample/sftp.ts'
import { createTripletexControl } from '../../src/sandbox/tripletex/control-client.ts'
import { startProduct, type Product, type TenantRig } from '../support/product.ts'

const { payroll, employers } = readSampleCompany()
const { system, name, employerId } = payroll

let product: Product
let sandbox: { url: string }
let tenant: TenantRig

beforeAll(async () => {
  product = await startProduct()
  const [apiUrl = ''] = product.config.payroll.tripletexApiUrls
  sandbox = { url: apiUrl.replace('/tripletex/v2', '') }
})
afterAll(async () => {
  await product[Symbol.asyncDispose]()
})
beforeEach(async () => {
  tenant = await product.tenant()
  for (const { id, ...body } of employers)
    await tenant.admin.PUT('/v1/employers/{id}', { params: { path: { id } }, body })
})

const offer = (key = tenant.keys.admin) =>
  offerIntegration({ api: product.url, key, sandbox, report: () => undefined })

async function mappingOf(id: string) {
  return (await tenant.admin.GET('/v1/integrations/{id}/mapping', { params: { path: { id } } })).data
}

test('it is chosen, mapped and waits for its credentials; the next start offers the same one', async () => {
  const offered = await offer()
  const { data } = await tenant.admin.GET('/v1/integrations')
  expect(data?.data).toMatchObject([
    {
      id: offered?.id,
      system,
      employerId,
      nextStep: { step: 'credentials' },
      mapping: { version: 2 },
    },
  ])
  expect(await offer()).toEqual(offered)
  expect((await tenant.admin.GET('/v1/integrations')).data).toEqual(data)
})

test('its company at Tripletex has each department and division once, however often it starts', async () => {
  await offer()
  await offer()
  const there = await createTripletexControl(sandbox.url).status()
  const company = employers.find(({ id }) => id === employerId)
  const made = there.companies.filter((one) => one.organisationNumber === company?.organisationNumber)
  expect(made).toHaveLength(1)
  const rows = async (resource: string) => {
    const url = `${sandbox.url}/sandbox/tripletex/companies/${made[0]?.id}/rows?resource=${resource}`
    return ((await (await fetch(url)).json()) as { data: object[] }).data
  }
  expect(await rows('department')).toMatchObject(payroll.departments)
  expect(await rows('division')).toMatchObject(payroll.divisions)
  expect(await rows('division')).toHaveLength(payroll.divisions.length)
})

test('one that a kill left without its mapping gets it, and the mapping of a person stays', async () => {
  const made = await tenant.admin.POST('/v1/integrations', { body: { system, name, employerId } })
  const id = made.data?.id ?? ''
  expect(await offer()).toMatchObject({ id })
  expect(await mappingOf(id)).toMatchObject({ version: 2, mapping: payroll.mapping })
  const body = { ...payroll.mapping, userType: 'STANDARD' }
  await tenant.admin.PUT('/v1/integrations/{id}/mapping', { params: { path: { id } }, body })
  await offer()
  expect(await mappingOf(id)).toMatchObject({ version: 3, mapping: body })
})

test('who disconnected it is offered another one, and a key that was taken away stops no start', async () => {
  const first = await offer()
  const params = { path: { id: first?.id ?? '' }, header: { 'Koppling-Actor': 'me' } }
  await tenant.admin.DELETE('/v1/integrations/{id}', { params })
  const second = await offer()
  expect(second?.id).not.toBe(first?.id)
  expect(await offer('kop_of_nobody')).toBeUndefined()
})

test('its account for files may read and write in both folders, however often it starts', async () => {
  const prepared = await prepareSftp({ url: sandbox.url, report: () => undefined })
  expect(await prepareSftp({ url: sandbox.url, report: () => undefined })).toEqual(prepared)
  const target = createSftp({ hosts: ['127.0.0.1'] }).at(sftpCredentials().parse(prepared.credentials))
  expect(await target.authorise()).toMatchObject({ proven: { read: true, write: true } })
})
