// The catalogue of payroll systems, by configuration (I1).
import { expect, test } from 'vitest'
import { connectorsOf, entriesOf, environmentOf } from '../../src/catalogue.ts'
import { readConfig } from '../../src/config.ts'

const config = (environment = {}) => readConfig(environment)

test('I1: every connector stands in the catalogue under its id, and what is shown is what connects', async () => {
  const entries = entriesOf(config())
  const connectors = connectorsOf(config())
  try {
    expect([...entries.keys()]).toEqual(['agda-ps', 'paxml', 'tripletex', 'visma-net'])
    for (const [id, { entry }] of connectors) expect(entries.get(id)?.id).toBe(entry.id)
    expect([...connectors.keys()]).toEqual([...entries.keys()])
  } finally {
    for (const connector of connectors.values()) await connector.close()
  }
})

test('I1: the addresses of a system are those of the configuration, the first unless chosen; else those of the vendor', () => {
  const credentials = { consumerToken: 'c', employeeToken: 'e' }
  const apiUrl = (environment: object, chosen: object = {}) =>
    entriesOf(config(environment))
      .get('tripletex')
      ?.credentials.safeParse({ ...credentials, ...chosen })
  expect(apiUrl({})?.data).toMatchObject({ apiUrl: 'https://tripletex.no/v2' })
  const own = { TRIPLETEX_API_URLS: 'http://127.0.0.1:9/v2,http://127.0.0.1:10/v2' }
  expect(apiUrl(own)?.data).toMatchObject({ apiUrl: 'http://127.0.0.1:9/v2' })
  expect(apiUrl(own, { apiUrl: 'http://127.0.0.1:10/v2' })?.success).toBe(true)
  expect(apiUrl(own, { apiUrl: 'https://tripletex.no/v2' })?.success).toBe(false)
})

test('I1: Visma.net is asked at the addresses of the configuration, the first unless chosen', () => {
  const credentials = { clientId: 'c', clientSecret: 's', tenantId: 't-1' }
  const judged = (environment: object, given: object = {}) =>
    entriesOf(config(environment))
      .get('visma-net')
      ?.credentials.safeParse({ ...credentials, ...given })
  expect(judged({})?.data).toMatchObject({ apiUrl: 'https://api.employeecore.hrm.visma.net/v2' })
  const own = { VISMA_NET_API_URLS: 'http://127.0.0.1:9/v2' }
  expect(judged(own)?.data).toMatchObject({ apiUrl: 'http://127.0.0.1:9/v2' })
  expect(judged(own, { apiUrl: 'https://api.employeecore.hrm.visma.net/v2' })?.success).toBe(false)
  expect(judged({}, { tenantId: 'not an id' })?.success).toBe(false)
})

test('I4: invented people are refused unless the configuration allows them', () => {
  expect(environmentOf(config())).toBe('production')
  expect(environmentOf(config({ KOPPLING_SYNTHETIC_IDENTITIES: 'allow' }))).toBe('test')
})
