/** OpenAPI 3.1 from the declarations: what validates is what is documented. */
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathItemObject } from 'zod-openapi'
import { problemExamples, problemResponses } from './openapi-problems.ts'
import { tagsOf } from './openapi-tags.ts'
import {
  headerComponents,
  headerParameterComponents,
  headerParameters,
  quotaHeaders,
} from './openapi-headers.ts'
import { webhooks } from './openapi-webhooks.ts'
import { healthPaths, healthProblems } from './openapi-health.ts'
import { Id } from './fields.ts'
import { csvType, isNdjson, ndjsonType } from './ndjson.ts'
import { problemsOf } from './declared-problems.ts'
import type { AnswerDeclaration, RouteDeclaration } from './route.ts'

export type OpenApiDocument = ReturnType<typeof createDocument>

const introduction = `koppling closes the accounts of people who leave, and removes their Visma Connect connections, at the right
moment and exactly once. HR systems write employees and terminations here and read what was planned and done.

Every call carries \`Authorization: Bearer <key>\`. A key belongs to a tenant and has a role (\`viewer\`, \`hr\`, \`admin\`), to a
partner (name the tenant by \`Koppling-Tenant\`; rights of \`admin\`), or to the platform. Each operation lists its roles in
\`x-koppling-roles\`. Refusals are problem details (RFC 9457): \`type\` is stable and resolves to a page, \`errors\` names fields
by JSON pointers. Unknown fields and unknown query parameters are refused. Send an \`Idempotency-Key\` with every call that acts, and repeat
it with the same key when the answer is lost.`

/** The document for these routes, in the order in which they are declared. Throws if two share an id or a path and method. */
export function createOpenApiDocument(routes: readonly RouteDeclaration[]): OpenApiDocument {
  return createDocument({
    openapi: '3.1.1',
    info: {
      title: 'koppling',
      version: '1.0.0',
      description: introduction,
      license: { name: 'Proprietary', identifier: 'LicenseRef-Proprietary' },
    },
    servers: [{ url: '/', description: 'This server' }],
    tags: tagsOf([...routes.map((route) => route.tag), 'Health']),
    security: [{ key: [] }],
    paths: { ...pathsOf(routes), ...healthPaths },
    ...(routes.some(({ tag }) => tag === 'Webhooks') && { webhooks }),
    components: {
      securitySchemes: {
        key: {
          type: 'http',
          scheme: 'bearer',
          description: 'A key of a tenant, a partner or the platform. It is shown once, when it is made.',
        },
      },
      // Named by headers, which zod-openapi does not look into.
      schemas: { Id },
      parameters: headerParameterComponents(routes),
      headers: headerComponents,
      examples: problemExamples(new Set([...routes.flatMap(problemsOf), ...healthProblems])),
    },
  })
}

function pathsOf(routes: readonly RouteDeclaration[]): Record<string, ZodOpenApiPathItemObject> {
  const paths: Record<string, ZodOpenApiPathItemObject> = {}
  const ids = new Set<string>()
  for (const route of routes) {
    const item = (paths[`/v1${route.path}`] ??= {})
    if (item[route.method]) throw new Error(`${route.method} ${route.path} is declared twice`)
    if (ids.has(route.operationId)) throw new Error(`operation ${route.operationId} is declared twice`)
    ids.add(route.operationId)
    item[route.method] = operationOf(route)
  }
  return paths
}

function operationOf(route: RouteDeclaration): ZodOpenApiOperationObject {
  const body = bodyOf(route)
  return {
    operationId: route.operationId,
    tags: [route.tag],
    summary: route.summary,
    ...descriptionOf(route),
    'x-koppling-roles': [...route.roles],
    'x-koppling-actor': route.actor,
    security: [{ key: [] }],
    requestParams: {
      ...(route.params && { path: route.params }),
      ...(route.query && { query: route.query }),
    },
    parameters: headerParameters(route),
    ...(body && { requestBody: body }),
    responses: {
      ...Object.fromEntries(
        Object.entries(route.answers).map(([status, answer]) => [status, responseOf({ answer, route })]),
      ),
      ...problemResponses(problemsOf(route)),
    },
  }
}

const linesText =
  'The answer has one line for each line sent, with its number; a broken line fails alone. Read the answer while you send: lines are taken in only as fast as their answers are read. A last line without a number, with a problem only, means that the call ended early: send again what was not answered.'

function descriptionOf(route: RouteDeclaration): { description?: string } {
  const texts = [route.description, route.body && isNdjson(route.body) ? linesText : undefined]
  const description = texts.filter((text) => text !== undefined).join('\n\n')
  return description === '' ? {} : { description }
}

function bodyOf(route: RouteDeclaration): ZodOpenApiOperationObject['requestBody'] {
  if (!route.body) return undefined
  if (isNdjson(route.body)) {
    return {
      required: true,
      description: 'One JSON document per line.',
      content: { [ndjsonType]: { schema: route.body.ndjson } },
    }
  }
  return {
    required: !route.body.safeParse(undefined).success,
    content: { 'application/json': { schema: route.body } },
  }
}

function responseOf({ answer, route }: { answer: AnswerDeclaration; route: RouteDeclaration }) {
  const named = Object.entries(answer.headers ?? {}).map(
    ([name, description]) => [name, { description, schema: { type: 'string' as const } }] as const,
  )
  return {
    description: answer.description,
    headers: {
      'X-Request-Id': { $ref: '#/components/headers/RequestId' },
      ...quotaHeaders,
      ...(route.idempotency !== 'none' &&
        !answer.lines && {
          'Idempotency-Replayed': { $ref: '#/components/headers/IdempotencyReplayed' },
        }),
      ...(route.etag && !isEmpty(answer) && { ETag: { $ref: '#/components/headers/ETag' } }),
      ...Object.fromEntries(named),
    },
    ...(isEmpty(answer) ? {} : { content: contentOf(answer) }),
  }
}

const isEmpty = ({ schema, lines, file }: AnswerDeclaration): boolean => !schema && !lines && !file

function contentOf({ schema, lines, csv, file = [] }: AnswerDeclaration) {
  return {
    ...(schema && { 'application/json': { schema } }),
    ...(lines && { [ndjsonType]: { schema: lines } }),
    ...(csv && { [csvType]: { schema: { type: 'string' as const } } }),
    ...Object.fromEntries(
      file.map((type) => [type, { schema: { type: 'string' as const, format: 'binary' } }]),
    ),
  }
}
