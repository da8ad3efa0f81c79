// What Visma.net may answer: pages, jobs, addresses of jobs, errors.
import { expect, test } from 'vitest'
import { VISMA_NET, failureOfAnswer } from '../../src/connectors/visma-net/failures.ts'
import { employeeIn, jobPathIn, pathsIn, receiptOf } from '../../src/connectors/visma-net/job-path.ts'
import { reasonOf, stateOf } from '../../src/connectors/visma-net/jobs.ts'
import { createKnownJobs } from '../../src/connectors/visma-net/known-jobs.ts'
import { nextOf, pagesOf } from '../../src/connectors/visma-net/paging.ts'
import type { Channel } from '../../src/connectors/visma-net/channel.ts'
import { Employees } from '../../src/connectors/visma-net/answers.ts'
import { Refused } from '../../src/connectors/errors.ts'
import { createTokens } from '../../src/visma-connect/tokens.ts'

const base = new URL('https://api.example.no/v2/')
const query = { 'page-size': '50', includeDrafts: 'true' }

function next(body: Record<string, unknown>, headers: Record<string, string> = {}, data: unknown[] = []) {
  return nextOf({ read: { value: { data, body }, headers }, base, path: 'employees', query })
}

test.for([
  ['a cursor is sent with all parameters again', { cursor: 'c1' }, {}, { ...query, cursor: 'c1' }],
  ['whatever it is called', { nextCursor: 'c2' }, {}, { ...query, cursor: 'c2' }],
  ['as a number too', { cursor: 12 }, {}, { ...query, cursor: '12' }],
  ['one level below', { meta: { cursor: 'c3' } }, {}, { ...query, cursor: 'c3' }],
  ['null is the end', { cursor: null }, {}, undefined],
  ['nothing is the end', {}, {}, undefined],
  ['a link says all itself', { links: { next: '/v2/employees?a=1' } }, {}, { a: '1' }],
  [
    'as a HAL link too',
    { _links: { next: { href: 'https://api.example.no/v2/employees?b=2&c=3' } } },
    {},
    { b: '2', c: '3' },
  ],
  [
    'or in a header',
    {},
    { link: '</v2/employees?d=4>; rel="prev", </v2/employees?e=5>; rel="next"' },
    { e: '5' },
  ],
] as [string, Record<string, unknown>, Record<string, string>, object | undefined][])(
  'Visma.net: next page: %s',
  ([, body, headers, expected]) => {
    expect(next(body, headers)).toEqual(expected)
  },
)

const whole = Array.from({ length: 50 })

test.for([
  { nextPageCursor: 'c4' },
  { cursor: { next: 'c5' } },
  { pagination: { next: 2 } },
  { hasNext: true },
])(
  'Visma.net: a whole page that tells of the next one in words that are not known is not taken for the last: %o',
  (body) => {
    expect(() => next(body, {}, whole)).toThrow('not known here')
  },
)

test.for([{ nextPageCursor: null }, { hasNext: false }, { pagination: { next: '' } }, {}])(
  'Visma.net: a whole page without anything after it is the last: %o',
  (body) => {
    expect(next(body, {}, whole)).toBeUndefined()
  },
)

test.for([
  ['another host', 'https://elsewhere.example.no/v2/employees?a=1'],
  ['another path', '/v2/companySettings'],
  ['no address', 'https://['],
])('Visma.net: a link to %s is not followed', ([, link]) => {
  expect(() => next({ links: { next: link } })).toThrow('is not followed')
})

test('Visma.net: a server that gives the same page again and again is not asked for ever', async () => {
  let calls = 0
  const channel = {
    base,
    read: () => {
      calls += 1
      return Promise.resolve({ value: { data: [], body: { cursor: 'same' } }, etag: null, headers: {} })
    },
  } as unknown as Channel
  const pages = pagesOf({ channel, call: 'list', path: 'employees', schema: Employees })
  await expect(Array.fromAsync(pages)).rejects.toThrow('the same page again')
  expect(calls).toBeLessThan(4)
})

test('Visma.net: a list stands alone or in data, and keeps whatever its documents hold', () => {
  const document = { id: 'e-1', unknown: { deep: [1, { a: null }] }, number: '7' }
  expect(Employees.parse([document]).data).toEqual([document])
  expect(Employees.parse({ data: [document], cursor: 'c' })).toMatchObject({
    data: [document],
    body: { cursor: 'c' },
  })
  expect(Employees.safeParse({ data: [{ id: '../7' }] }).success).toBe(false)
})

const error = { severity: 'Error', property: 'number', message: 'is taken' }
test.for([
  ['Succeeded', [], 'done'],
  ['Done', [{ severity: 'warning', message: 'odd' }], 'done'],
  ['Succeeded', [error], 'refused'],
  ['Failed', [], 'refused'],
  ['Rejected', [], 'refused'],
  ['Cancelled', null, 'refused'],
  ['Queued', [], 'under-way'],
  ['SomethingNew', null, 'under-way'],
  [null, null, 'under-way'],
] as const)('Visma.net: a job with status %s and results %j is %s', ([status, results, state]) => {
  expect(stateOf({ status, validationResults: results === null ? null : [...results] })).toBe(state)
})

test('Visma.net: a refused job is told in its words, warnings left out', () => {
  const warning = { severity: 'warning', message: 'odd' }
  expect(
    reasonOf({ status: 'Failed', validationResults: [warning, error, { ...error, property: '' }] }),
  ).toBe('number: is taken is taken')
  expect(reasonOf({ status: 'Rejected', validationResults: [warning] })).toBe(
    'Visma.net gives no reason (Rejected).',
  )
})

test.for([
  ['/v2/employees/jobs/j-1', 'employees/jobs/j-1'],
  ['https://api.example.no/v1/employees/jobs/j-1?x=1', 'employees/jobs/j-1'],
  ['/visma-net/v2/employees/e-1/positions/jobs/j-2', 'employees/e-1/positions/jobs/j-2'],
  ['/v2/employees/e-1', undefined],
  ['/v2/employees/jobs/..%2f..', undefined],
])('Visma.net: the job of %s is %s', ([location, path]) => {
  expect(jobPathIn(location ?? '')).toBe(path)
})

test('Visma.net: a receipt is the paths of jobs and nothing else', () => {
  const paths = ['employees/jobs/j-1', 'employees/e-1/positions/jobs/j-2']
  expect(pathsIn(receiptOf(paths))).toEqual(paths)
  expect(paths.map(employeeIn)).toEqual([undefined, 'e-1'])
  expect(pathsIn('employees/jobs/../../companySettings companySettings')).toEqual([])
})

test('Visma.net: of jobs it is known whom they are about, and of no more than so many', () => {
  const jobs = createKnownJobs(2)
  jobs.note('employees/jobs/j-1', '1042')
  expect([jobs.isOfAnother('j-1', '1042'), jobs.isOfAnother('j-1', '7')]).toEqual([false, true])
  expect(jobs.isOfAnother('j-2', '7')).toBe(false)
  jobs.note('employees/e-1/positions/jobs/j-2', '1042')
  jobs.note('employees/jobs/j-3', '8')
  expect(['j-1', 'j-2', 'j-3'].map((id) => jobs.isOfAnother(id, '7'))).toEqual([false, true, true])
})

test.for([
  [
    { message: 'Bad.', errors: [{ property: 'personIds[0].id', message: 'is wrong' }] },
    { field: 'personIds[0].id', message: 'is wrong' },
  ],
  [
    { message: 'Bad.', errors: [] },
    { field: null, message: 'Bad.' },
  ],
  [
    { title: 'Bad request', detail: 'No such thing.' },
    { field: null, message: 'No such thing.' },
  ],
  ['<html>Bad gateway</html>', { field: null, message: '' }],
] as const)('Visma.net: a refusal is read out of %j', ([body, reason]) => {
  const answer = { status: 400, headers: {}, body: typeof body === 'string' ? body : JSON.stringify(body) }
  const failure = failureOfAnswer({
    call: { system: VISMA_NET, name: 'create-employee', writes: true },
    answer,
  })
  expect(failure).toBeInstanceOf(Refused)
  expect(failure).toMatchObject({ reasons: [reason] })
})

test.for([
  [412, false, 'Unavailable', 'revision-conflict'],
  [409, true, 'Refused', 'already-there'],
  [404, false, 'Refused', 'not-found'],
  [415, true, 'UnexpectedAnswer', 'unexpected-status'],
  [500, true, 'OutcomeUnknown', 'server-error'],
  [500, false, 'Unavailable', 'server-error'],
  [503, true, 'Unavailable', 'server-error'],
  [403, true, 'Unauthorised', 'not-permitted'],
] as const)('Visma.net: %i (to a write: %s) is %s %s', ([status, writes, name, code]) => {
  const answer = { status, headers: {}, body: '' }
  expect(failureOfAnswer({ call: { system: VISMA_NET, name: 'x', writes }, answer })).toMatchObject({
    name,
    code,
    status,
  })
})

test.for([
  ['told apart', 'a', ['a']],
  ['left out where they are those that were asked for', undefined, ['a', 'b']],
] as const)('Visma Connect: a token for a company; its scopes are %s', async ([, scope, granted]) => {
  const asked: (string | undefined)[] = []
  const tokens = createTokens({
    path: '/connect/token',
    credentials: { clientId: 'c', clientSecret: 's', scopes: ['a', 'b'], tenantId: 't-1' },
    deadlineMs: 60_000,
    send({ request }) {
      asked.push(request.body)
      const body = JSON.stringify({ access_token: 't', expires_in: 3600, token_type: 'bearer', scope })
      return Promise.resolve({ status: 200, headers: {}, body })
    },
  })
  expect(tokens.granted()).toBeUndefined()
  await tokens.current(new AbortController().signal)
  expect(asked).toEqual(['grant_type=client_credentials&client_id=c&client_secret=s&scope=a+b&tenant_id=t-1'])
  expect(tokens.granted()).toEqual(granted)
})
