import { expect, test } from 'vitest'

import {
  AGAIN,
  failureOfAnswer,
  failureOfToken,
  failureWithoutAnswer,
} from '../../src/visma-connect/failures.ts'
import { readAnswer } from '../../src/visma-connect/answers.ts'
import { NoAnswer } from '../../src/http/exchange.ts'
import { ProviderConfig } from '../../src/visma-connect/scim2/answers.ts'

const answer = (status: number, body: unknown = '') => ({
  status,
  headers: {},
  body: typeof body === 'string' ? body : JSON.stringify(body),
})

test.for([
  ['401', 401, 'Unauthorised token-rejected'],
  ['403', 403, 'Unauthorised not-permitted'],
  ['429', 429, 'Throttled throttled'],
  ['500', 500, 'OutcomeUnknown server-error'],
  ['502', 502, 'OutcomeUnknown server-error'],
  ['503', 503, 'Unavailable server-error'],
  ['504', 504, 'OutcomeUnknown server-error'],
  ['400 without a code', 400, 'UnexpectedAnswer unexpected-status'],
  ['404 without a code', 404, 'UnexpectedAnswer unexpected-status'],
  ['410', 410, 'UnexpectedAnswer unexpected-status'],
] as const)('unlink answered with %s is %s', ([, status, expected]) => {
  const failure = failureOfAnswer({ call: 'unlink', answer: answer(status) })
  expect(`${failure.name} ${failure.code}`).toBe(expected)
  expect(failure).toMatchObject({ call: 'unlink', status })
})

test.for([500, 502, 503, 504])('a read answered with %i has changed nothing: Unavailable', (status) => {
  const failure = failureOfAnswer({ call: 'find-by-email', answer: answer(status) })
  expect(`${failure.name} ${failure.code}`).toBe('Unavailable server-error')
})

test.for([
  ['unlink', 'ERROR_INVALID_USER', 'connect-user-unknown'],
  ['link', 'ERROR_INVALID_EMAIL', 'email-refused'],
  ['find-by-email', 'ERROR_INVALID_EMAIL', 'email-refused'],
  ['link', 'ERROR_DOMAIN_DISPOSABLE', 'email-refused'],
  ['link', 'ERROR_INVALID_FIRST_NAME', 'name-refused'],
  ['link', 'ERROR_INVALID_LAST_NAME', 'name-refused'],
  ['link', 'ERROR_COUNTRY_CODE_NOT_EXIST', 'country-refused'],
  ['link', 'ERROR_INVALID_COUNTRY_CODE', 'country-refused'],
  ['link', 'ERROR_PREFERRED_LANGUAGE_NOT_EXIST', 'language-refused'],
  ['link', 'ERROR_INVALID_PREFERRED_LANGUAGE', 'language-refused'],
] as const)('%s answered with 400 %s is Refused as %s', ([call, errorCode, code]) => {
  const failure = failureOfAnswer({ call, answer: answer(400, { error_code: errorCode }) })
  expect(failure).toMatchObject({ name: 'Refused', code, detail: errorCode, status: 400 })
})

test.for([
  ['a code that nobody knows', 'unlink', 400, { error_code: 'ERROR_SOMETHING_NEW' }],
  ['a code that belongs to another call', 'unlink', 400, { error_code: 'ERROR_INVALID_EMAIL' }],
  ['"already unlinked" to a question', 'get-user', 409, { error_code: 'ERROR_USER_UNLINKED_FROM_CLIENT' }],
] as const)('%s is never permanent: UnexpectedAnswer', ([, call, status, body]) => {
  expect(failureOfAnswer({ call, answer: answer(status, body) })).toMatchObject({
    name: 'UnexpectedAnswer',
    code: 'unexpected-status',
    detail: body.error_code,
  })
})

test('a known code in a server error stays an unknown outcome', () => {
  const failure = failureOfAnswer({
    call: 'unlink',
    answer: answer(500, { error_code: 'ERROR_INVALID_USER' }),
  })
  expect(failure.name).toBe('OutcomeUnknown')
})

test.for([
  ['401 invalid_client', 401, { error: 'invalid_client' }, 'Unauthorised client-rejected'],
  ['400 invalid_client', 400, { error: 'invalid_client' }, 'Unauthorised client-rejected'],
  ['400 unauthorized_client', 400, { error: 'unauthorized_client' }, 'Unauthorised client-rejected'],
  ['400 invalid_scope', 400, { error: 'invalid_scope' }, 'Unauthorised scope-refused'],
  ['403', 403, '', 'Unauthorised client-rejected'],
  ['400 invalid_request', 400, { error: 'invalid_request' }, 'UnexpectedAnswer unexpected-status'],
  ['404', 404, 'not here', 'UnexpectedAnswer unexpected-status'],
  ['302', 302, '', 'UnexpectedAnswer unexpected-status'],
  ['429', 429, '', 'Throttled throttled'],
  ['500', 500, '', 'Unavailable server-error'],
  ['503', 503, '', 'Unavailable server-error'],
] as const)('the token endpoint answering %s: %s', ([, status, body, expected]) => {
  const failure = failureOfToken(answer(status, body))
  expect(`${failure.name} ${failure.code}`).toBe(expected)
})

test.for([
  ['unlink', 'connection', false, 'Unavailable not-reached'],
  ['unlink', 'deadline', false, 'Unavailable not-reached'],
  ['unlink', 'connection', true, 'OutcomeUnknown connection-lost'],
  ['unlink', 'deadline', true, 'OutcomeUnknown no-answer-in-time'],
  ['link', 'too-large', true, 'OutcomeUnknown answer-too-large'],
  ['get-user', 'connection', true, 'Unavailable connection-lost'],
  ['get-user', 'deadline', true, 'Unavailable no-answer-in-time'],
  ['get-user', 'too-large', true, 'UnexpectedAnswer answer-too-large'],
  ['token', 'deadline', true, 'Unavailable no-answer-in-time'],
] as const)('no answer to %s for %s, sent %s: %s', ([call, gap, sent, expected]) => {
  const failure = failureWithoutAnswer({ call, gap: new NoAnswer({ gap, sent }) })
  expect(`${failure.name} ${failure.code}`).toBe(expected)
})

test('an error code that is text about a person is left out', () => {
  const bodies = [
    { error_code: 'ada.lind@example.se is wrong' },
    { error: 'ada lind' },
    { error_code: 'ERROR_ada' },
  ]
  for (const body of bodies)
    expect(failureOfAnswer({ call: 'unlink', answer: answer(400, body) }).detail).toBeUndefined()
})

test.for([
  ['an answer that is not known', failureOfAnswer({ call: 'get-user', answer: answer(418) })],
  ['too many calls', failureOfAnswer({ call: 'get-user', answer: answer(429) })],
  ['an outage', failureOfToken(answer(503))],
  [
    'nobody',
    failureWithoutAnswer({ call: 'scim-config', gap: new NoAnswer({ gap: 'connection', sent: false }) }),
  ],
  [
    'a deadline',
    failureWithoutAnswer({ call: 'scim-config', gap: new NoAnswer({ gap: 'deadline', sent: true }) }),
  ],
] as const)('%s: who asked is not told of attempts that are none of theirs', ([, failure]) => {
  expect(failure.message).toMatch(/\. It is tried again( later)?\.$/)
  expect(failure.happened).not.toContain('tried again')
  expect(failure.message.startsWith(`${failure.happened} `)).toBe(true)
})

const configOf = (body: unknown) => () =>
  readAnswer({ call: 'scim-config', answer: answer(200, body), schema: ProviderConfig })

test.for([
  ['a page', configOf('<!doctype html><title>Log in</title>')],
  ['another API', configOf({ status: 'live' })],
] as const)('%s in place of a SCIM provider: the base URL may be wrong, and what it must be', ([, read]) => {
  expect(read).toThrow(/`baseUrl` may be wrong: .*\/scim\/v2, and below it lie `\/Users`/)
})

test('an account or a filter that the provider does not know says nothing about its address', () => {
  for (const failure of [
    failureOfAnswer({ call: 'scim-get', answer: answer(400) }),
    failureOfAnswer({ call: 'scim-search', answer: answer(400, { scimType: 'invalidFilter' }) }),
  ]) {
    expect(failure.message).not.toContain('baseUrl')
    expect(failure.message).toContain(`, which is not known here. ${AGAIN}`)
  }
})
