import { expect, test } from 'vitest'

import { createTokens } from '../../src/visma-connect/tokens.ts'

const signal = new AbortController().signal

/** Tokens of an endpoint that hands out t1, t2, … and counts. */
function numbered() {
  const asked: (string | undefined)[] = []
  const tokens = createTokens({
    path: '/connect/token',
    credentials: { clientId: 'hr & co', clientSecret: 's=1&x', scopes: ['a', 'b'] },
    deadlineMs: 60_000,
    send({ request }) {
      asked.push(request.body)
      const body = JSON.stringify({
        access_token: `t${asked.length}`,
        expires_in: 3600,
        token_type: 'bearer',
      })
      return Promise.resolve({ status: 200, headers: {}, body })
    },
  })
  return { tokens, asked }
}

test('a token that was rejected late does not cost its successor', async () => {
  const { tokens, asked } = numbered()
  const old = await tokens.current(signal)
  tokens.discard(old)
  expect(await tokens.current(signal)).toBe('t2')
  tokens.discard(old) // a second call had used the old one too, and hears of it only now
  expect(await tokens.current(signal)).toBe('t2')
  expect(asked).toHaveLength(2)
})

test('id, secret and scopes are sent as a form, their signs escaped', async () => {
  const { tokens, asked } = numbered()
  await tokens.current(signal)
  expect(asked).toEqual([
    'grant_type=client_credentials&client_id=hr+%26+co&client_secret=s%3D1%26x&scope=a+b',
  ])
})

test('a deadline that has passed waits for no token', async () => {
  const { tokens } = numbered()
  await expect(tokens.current(AbortSignal.abort())).rejects.toMatchObject({
    name: 'Unavailable',
    code: 'not-reached',
  })
})
