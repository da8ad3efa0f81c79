/** The registry of problems and the code that throws them, compared in both directions. */
import { glob, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { problemsOf } from '../../src/api/declared-problems.ts'
import { describeError } from '../../src/api/failures.ts'
import { problemTypes } from '../../src/api/problem-types.ts'
import { Problem, toProblemDocument } from '../../src/api/problems.ts'
import { routeDeclarations } from '../../src/api/routes.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

async function thrownCodes(): Promise<string[]> {
  const codes = new Set<string>()
  for await (const name of glob('{src/{api,db,domain,intake},activities}/**/*.ts', { cwd: root })) {
    const text = await readFile(`${root}/${name}`, 'utf8')
    for (const [, code] of text.matchAll(/new (?:Problem|Rejection)\(\s*'([a-z-]+)'/g)) codes.add(code ?? '')
    // The gates of an integration's steps (I3-I8) are refused by their codes.
    if (!/\bGate\b|StepRefused/.test(text)) continue
    for (const [, code] of text.matchAll(/(?:\bgate\(|\bcode:)\s*'([a-z-]+)'/g)) codes.add(code ?? '')
  }
  return [...codes]
}

test('every code that is thrown is a registered problem', async () => {
  expect((await thrownCodes()).filter((code) => !Object.hasOwn(problemTypes, code))).toEqual([])
})

test('every registered problem is thrown somewhere', async () => {
  const thrown = await thrownCodes()
  expect(Object.keys(problemTypes).filter((type) => !thrown.includes(type))).toEqual([])
})

test('every registered problem is declared by an operation, but the one of unknown methods', () => {
  const declared = new Set<string>(routeDeclarations.flatMap(problemsOf))
  expect(Object.keys(problemTypes).filter((type) => !declared.has(type))).toEqual(['method-not-allowed'])
})

test.for(Object.entries(problemTypes))(
  '%s says what happened and what to do, in whole sentences',
  ([slug, kind]) => {
    expect(slug).toMatch(/^[a-z]+(-[a-z]+)*$/)
    expect(kind.status).toBeGreaterThanOrEqual(400)
    expect(kind.title).toMatch(/^[A-Za-z].*[^.]$/)
    expect(kind.meaning).toMatch(/^[A-Z].*\.$/)
    expect(kind.wayOut).toMatch(/^[A-Z].*\.$/)
  },
)

test('a problem without a detail says what its type says', () => {
  const document = toProblemDocument(new Problem('unauthorized'), 'r1')
  expect(document.detail).toBe(
    'The request carries no key, or a key that is unknown or revoked. Send `Authorization: Bearer <key>` with a key that is in use.',
  )
})

test('the log keeps of an error of the database its code and names, not its words', () => {
  const error = Object.assign(new Error('duplicate key: (ada@example.se) already exists'), {
    code: '23505',
    detail: 'Key (email)=(ada@example.se) already exists.',
    constraint: 'users_email',
    table: 'users',
  })
  const described = describeError(new Problem('internal', { cause: error }))
  expect(described).toMatchObject({ name: 'Error', code: '23505', constraint: 'users_email', table: 'users' })
  expect(JSON.stringify(described)).not.toContain('ada@')
})

test('the log keeps of a parser its name, not the text that it quotes', () => {
  let error: unknown
  try {
    JSON.parse('{"name": Ada')
  } catch (thrown) {
    error = thrown
  }
  expect(JSON.stringify(describeError(error))).toMatch(/SyntaxError/)
  expect(JSON.stringify(describeError(error))).not.toContain('Ada')
})

test('what was thrown and is no error is named by its type alone', () => {
  expect(describeError('ada@example.se')).toEqual({ name: 'string' })
})
