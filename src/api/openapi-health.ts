/** /health in the OpenAPI document; the only operations without a key. */
import { z } from 'zod'
import type { ZodOpenApiOperationObject, ZodOpenApiPathItemObject } from 'zod-openapi'
import { problemResponses } from './openapi-problems.ts'

/** What any other method gets. */
export const healthProblems = ['method-not-allowed'] as const

const Live = z.object({ status: z.literal('live') }).meta({ id: 'Live' })
const Ready = z
  .object({
    status: z.enum(['ready', 'not-ready']),
    checks: z.array(z.object({ name: z.string(), state: z.enum(['up', 'down']) })),
  })
  .meta({ id: 'Readiness', description: 'Whether koppling can work, and which part does not answer.' })

const open: Pick<ZodOpenApiOperationObject, 'tags' | 'security'> & Record<`x-${string}`, unknown> = {
  tags: ['Health'],
  security: [],
  'x-koppling-roles': [],
}

const json = (schema: z.ZodType) => ({ 'application/json': { schema } })

export const healthPaths: Record<string, ZodOpenApiPathItemObject> = {
  '/health/live': {
    get: {
      ...open,
      operationId: 'getLiveness',
      summary: 'Whether the process answers',
      responses: {
        200: { description: 'It does', content: json(Live) },
        ...problemResponses(healthProblems),
      },
    },
  },
  '/health/ready': {
    get: {
      ...open,
      operationId: 'getReadiness',
      summary: 'Whether all that it needs answers too',
      responses: {
        200: { description: 'Everything answers', content: json(Ready) },
        503: { description: 'Something is down and named', content: json(Ready) },
        ...problemResponses(healthProblems),
      },
    },
  },
}
