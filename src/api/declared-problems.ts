/** Which problems an operation can answer with: its own and those of the checks in front of it. */
import type { ProblemType } from './problem-types.ts'
import { isWrite, type RouteDeclaration, servesTenants } from './route.ts'

/** Sorted by name. */
export function problemsOf(route: RouteDeclaration): ProblemType[] {
  const problems = new Set<ProblemType>([
    ...route.problems,
    'unauthorized',
    'forbidden',
    'invalid-request',
    'rate-limited',
    'too-many-at-once',
    'unavailable',
    'internal',
  ])
  if (servesTenants(route)) problems.add('tenant-unknown')
  if (servesTenants(route) && isWrite(route)) problems.add('tenant-closed')
  if (servesTenants(route) && !route.roles.includes('partner')) problems.add('tenant-required')
  if (route.actor === 'required') problems.add('actor-required')
  if (route.idempotency !== 'none') {
    problems.add('idempotency-key-reused')
    problems.add('idempotency-key-in-use')
  }
  if (route.body) {
    for (const type of [
      'unsupported-media-type',
      'body-too-large',
      'invalid-json',
      'request-timeout',
    ] as const)
      problems.add(type)
  }
  return [...problems].toSorted()
}
