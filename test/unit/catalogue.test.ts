// The catalogue of payroll systems, by configuration (I1).
import { expect, test } from 'vitest'
import { connectorsOf, entriesOf, environmentOf } from '../../src/catalogue.ts'
import { readConfig } from '../../src/config.ts'

const config = (environment = {}) => readConfig(environment)

test('I1: every connector stands in the catalogue under its id, and what is shown is what connects', async () => {
  const entries = entriesOf(config())
  const connectors = connectorsOf(config())
  try {
    expect([...entries.keys()]).toEqual(['agda-ps', 'paxml', 'tripletex'])
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

test('I4: invented people are refused unless the configuration allows them', () => {
  expect(environmentOf(config())).toBe('production')
  expect(environmentOf(config({ KOPPLING_SYNTHETIC_IDENTITIES: 'allow' }))).toBe('test')
})
