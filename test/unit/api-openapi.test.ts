/** Every declared operation of koppling, as the OpenAPI document shows it. */
import { expect, test } from 'vitest'
import { createOpenApiDocument } from '../../src/api/openapi.ts'
import { problemTypes } from '../../src/api/problem-types.ts'
import { routeDeclarations } from '../../src/api/routes.ts'

type Json = Record<string, unknown>

const document = JSON.parse(JSON.stringify(createOpenApiDocument(routeDeclarations))) as Json & {
  paths: Record<string, Record<string, Json>>
  components: Record<string, Record<string, Json>>
  tags: { name: string; description?: string }[]
}

type Operation = { name: string; path: string; operation: Json }

const operations: Operation[] = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ name: `${method} ${path}`, path, operation })),
)
const underV1 = operations.filter(({ path }) => path.startsWith('/v1/'))

/** The names of the operations for which something does not hold. */
const failing = (among: Operation[], holds: (each: Operation) => boolean): string[] =>
  among.filter((each) => !holds(each)).map(({ name }) => name)

/** Every value under a key, anywhere in the document. */
function valuesOf(node: unknown, key: string): unknown[] {
  if (!isObject(node)) return []
  return Object.entries(node).flatMap(([name, value]): unknown[] =>
    name === key ? [value, ...valuesOf(value, key)] : valuesOf(value, key),
  )
}

const isObject = (node: unknown): node is Json => typeof node === 'object' && node !== null

function at(reference: unknown): unknown {
  const parts = String(reference).split('/').slice(1)
  return parts.reduce<unknown>((node, part) => (isObject(node) ? node[part] : undefined), document)
}

test('there is an operation for each declaration, and two for health', () => {
  expect(operations).toHaveLength(routeDeclarations.length + 2)
  expect(underV1).toHaveLength(routeDeclarations.length)
})

test('every operation has an id of its own', () => {
  const ids = operations.map(({ operation }) => operation['operationId'])
  expect(new Set(ids).size).toBe(ids.length)
})

test('every operation has a summary and one tag, and every tag says what it is about', () => {
  expect(failing(operations, ({ operation }) => /^[A-Z].*[^.]$/.test(String(operation['summary'])))).toEqual(
    [],
  )
  const tags = new Set(document.tags.map(({ name }) => name))
  expect(document.tags.filter(({ description }) => description === undefined)).toEqual([])
  expect(
    failing(
      operations,
      ({ operation: { tags: own } }) => Array.isArray(own) && own.length === 1 && tags.has(String(own[0])),
    ),
  ).toEqual([])
})

test('every operation under /v1 wants a key and names the roles that may, health is open', () => {
  const roles = new Map<unknown, readonly string[]>(
    routeDeclarations.map((declared) => [declared.operationId, declared.roles]),
  )
  const asDeclared = ({ operation }: Operation): boolean =>
    JSON.stringify(operation['security']) === '[{"key":[]}]' &&
    JSON.stringify(operation['x-koppling-roles']) === JSON.stringify(roles.get(operation['operationId']))
  expect(failing(underV1, asDeclared)).toEqual([])
  expect(failing(operations, ({ operation }) => JSON.stringify(operation['security']) === '[]')).toEqual(
    underV1.map(({ name }) => name),
  )
})

test('every path parameter is declared, and every declared one stands in the path', () => {
  const fits = ({ path, operation }: Operation): boolean => {
    const parameters = (operation['parameters'] ?? []) as Json[]
    const declared = parameters
      .filter((parameter) => parameter['in'] === 'path')
      .map((parameter) => String(parameter['name']))
    return declared.join() === [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).join()
  }
  expect(failing(operations, fits)).toEqual([])
})

test('every operation under /v1 documents what the checks in front of it answer', () => {
  const statuses = ['401', '403', '422', '500', '503']
  expect(
    failing(underV1, ({ operation }) =>
      statuses.every((status) => isObject(operation['responses']) && status in operation['responses']),
    ),
  ).toEqual([])
})

/** The problem types of an operation, each with the status under which it stands and what its example shows. */
function problemsShown({ operation }: Operation): { type: string; status: string; example: unknown }[] {
  return Object.entries(operation['responses'] as Record<string, Json>).flatMap(([status, response]) =>
    valuesOf(response['content'], 'examples').flatMap((examples) =>
      Object.entries(examples as Record<string, Json>).map(([type, reference]) => ({
        type,
        status,
        example: at(reference['$ref']),
      })),
    ),
  )
}

test('every refusal that an operation documents has an example of each of its types, with its status', () => {
  const documented = ({ operation }: Operation): boolean =>
    Object.entries(operation['responses'] as Record<string, Json>)
      .filter(([, { content }]) => isObject(content) && 'application/problem+json' in content)
      .every(([status, { description }]) => {
        const types = [...String(description).matchAll(/\]\(\/problems\/([\w-]+)\)/g)].map(([, type]) => type)
        const shown = problemsShown({ name: '', path: '', operation }).filter(
          (each) => each.status === status,
        )
        return types.length > 0 && shown.map(({ type }) => type).join() === types.join()
      })
  const fits = (each: Operation): boolean =>
    problemsShown(each).every(({ type, status, example }) => {
      const [value] = valuesOf(example, 'value') as Json[]
      return value?.['type'] === `/problems/${type}` && String(value['status']) === status
    })
  expect(failing(operations, documented)).toEqual([])
  expect(failing(operations, fits)).toEqual([])
})

test('every reference leads somewhere', () => {
  const references = valuesOf(document, '$ref')
  expect(references.length).toBeGreaterThan(100)
  expect(references.filter((reference) => at(reference) === undefined)).toEqual([])
})

test('every problem type is shown by the example of an operation', () => {
  const shown = new Set(operations.flatMap(problemsShown).map(({ type }) => type))
  expect([...shown].toSorted()).toEqual(Object.keys(problemTypes).toSorted())
})

test('every component is used', () => {
  const used = new Set(valuesOf(document, '$ref'))
  const components = Object.entries(document.components).flatMap(([kind, named]) =>
    kind === 'securitySchemes' ? [] : Object.keys(named).map((name) => `#/components/${kind}/${name}`),
  )
  expect(components.filter((component) => !used.has(component))).toEqual([])
})

test('every object that is read refuses unknown fields', () => {
  const seen = new Set<unknown>()
  const open: Json[] = []
  const visit = (node: unknown): void => {
    if (!isObject(node) || seen.has(node)) return
    seen.add(node)
    if (node['type'] === 'object' && 'properties' in node && node['additionalProperties'] !== false)
      open.push(node)
    if ('$ref' in node) visit(at(node['$ref']))
    for (const value of Object.values(node)) visit(value)
  }
  for (const { operation } of operations) visit(operation['requestBody'])
  expect(seen.size).toBeGreaterThan(50)
  expect(open).toEqual([])
})

test('a path and method that is declared twice is refused', () => {
  const [first] = routeDeclarations
  if (!first) throw new Error('no routes')
  expect(() => createOpenApiDocument([first, { ...first, operationId: 'another' }])).toThrow(
    'is declared twice',
  )
  expect(() => createOpenApiDocument([first, { ...first, path: '/another' }])).toThrow('is declared twice')
})
