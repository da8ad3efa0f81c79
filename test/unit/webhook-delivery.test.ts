// The schedule of the Standard Webhooks specification, and its signatures.
import { randomBytes } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import { expect, test } from 'vitest'
import { createOpenApiDocument } from '../../src/api/openapi.ts'
import { routeDeclarations } from '../../src/api/routes.ts'
import { eventKinds, payloadOf, testKind } from '../../src/api/schemas/event.ts'
import { eventTypes, testEventType } from '../../src/domain/events.ts'
import { judgeAttempt } from '../../src/domain/webhook-delivery.ts'
import { sign } from '../../src/webhooks/sign.ts'

const now = '2026-11-05T23:00:00.000Z'
const later = (ms: number): string => new Date(Date.parse(now) + ms).toISOString()
const failed = { status: 503, problem: 'status-503' }
const fresh = { failingSince: null, now }

test('webhooks: a delivery that fails is tried 10 times over 75 h 35 min 5 s', () => {
  const verdicts = Array.from({ length: 10 }, (_, index) =>
    judgeAttempt(failed, { ...fresh, tries: index + 1 }),
  )
  const waits = verdicts.flatMap((verdict) =>
    verdict.kind === 'again' ? [(Date.parse(verdict.at) - Date.parse(now)) / 1_000] : [],
  )
  expect(verdicts[9]).toEqual({ kind: 'given-up', disable: null })
  expect(waits).toEqual([5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400])
  expect(waits.reduce((sum, wait) => sum + wait, 0)).toBe(75 * 3_600 + 35 * 60 + 5)
})

test('webhooks: 410 disables at once, and so does an attempt that fails after five days without success', () => {
  const gone = { status: 410, problem: 'status-410' }
  expect(judgeAttempt(gone, { ...fresh, tries: 1 })).toMatchObject({ kind: 'again', disable: 'gone' })
  const since = (ms: number) => judgeAttempt(failed, { tries: 10, failingSince: later(-ms), now })
  expect(since(5 * 86_400_000)).toEqual({ kind: 'given-up', disable: 'failing' })
  expect(since(5 * 86_400_000 - 1)).toEqual({ kind: 'given-up', disable: null })
})

test('webhooks: an endpoint that asks for time gets it, an hour at most', () => {
  const asking = (seconds: number) => ({ ...failed, retryAfterMs: seconds * 1_000 })
  expect(judgeAttempt(asking(60), { ...fresh, tries: 1 })).toEqual({
    kind: 'again',
    at: later(60_000),
    pauseUntil: later(60_000),
    disable: null,
  })
  expect(judgeAttempt(asking(60), { ...fresh, tries: 3 })).toMatchObject({ at: later(1_800_000) })
  expect(judgeAttempt(asking(999_999), { ...fresh, tries: 1 })).toMatchObject({ at: later(3_600_000) })
})

test('webhooks: the signature is the one of the official package, one per secret', () => {
  const timestamp = Math.floor(Date.now() / 1_000)
  const secrets = [24, 32, 64].map((bytes) => `whsec_${randomBytes(bytes).toString('base64')}`)
  const body = '{"type":"leaver.planned","data":{"note":"åäö — 漢"}}'
  const signature = sign({ secrets, id: 'evt_1', timestamp, body })
  const official = secrets.map((secret) =>
    new Webhook(secret).sign('evt_1', new Date(timestamp * 1_000), body),
  )
  expect(signature).toBe(official.join(' '))
})

const types = [...eventTypes, testEventType] as const
const document = JSON.parse(JSON.stringify(createOpenApiDocument(routeDeclarations))) as {
  webhooks: Record<string, { post: { requestBody: { content: Record<string, { example: unknown }> } } }>
}

test.for(types)(
  'webhooks: the example of %s in the OpenAPI document fits its schema, and is small',
  (type) => {
    const example = document.webhooks[type]?.post.requestBody.content['application/json']?.example
    expect(payloadOf(type).safeParse(example)).toMatchObject({ success: true })
    expect(JSON.stringify(example).length).toBeLessThan(20_000)
  },
)

test('webhooks: every type of event has a schema, an example and a sentence', () => {
  expect(Object.keys(eventKinds)).toEqual([...eventTypes])
  const kinds = [...Object.values(eventKinds), testKind]
  expect(kinds.filter(({ summary }) => !/^[A-Z].*[^.]$/.test(summary))).toEqual([])
  expect(Object.keys(document.webhooks).toSorted()).toEqual([...types].toSorted())
})
