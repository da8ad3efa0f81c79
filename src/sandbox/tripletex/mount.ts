/**
 * Tripletex API v2 in miniature, below `/tripletex/v2`: sessions, whoAmI, employees with employments, details and leaves of
 * absence, and the look-ups they need, as the vendor's OpenAPI 2.74.00 and public clients describe them. Stricter than Tripletex:
 * unknown parameters are refused. Not imitated: clients of accountants, `changes`, bulk calls, webhooks,
 * types of leave. Not known of the original and chosen here: a second row of details on one date, a link to what does not
 * exist, a wrong type, and an employee number twice are 422; nested employments in a PUT are refused; leaves need
 * employment, start, type and percentage, lie within their employment's start, and two with one imported id are taken.
 */
import express, { Router } from 'express'

import { createLimits } from '../limits.ts'
import { createFaults } from './faults.ts'
import { notFound } from './refusals.ts'
import { resourceRoutes } from './resource-routes.ts'
import { createServing } from './serving.ts'
import { sessionRoutes } from './session-routes.ts'
import { openTripletexState } from './state.ts'
import { DEFAULT_LIMIT, tripletexControl } from './control.ts'
import type { Route } from './serving.ts'

export type Tripletex = { api: Router; control: Router; close(): Promise<void> }

export async function openTripletex({
  folder,
  stopping,
}: {
  folder: string
  stopping: AbortSignal
}): Promise<Tripletex> {
  const state = await openTripletexState(folder)
  const limits = createLimits(DEFAULT_LIMIT)
  const faults = createFaults()
  const serving = createServing({ state, limits, faults, stopping })
  const api = Router()
  api.use(express.text({ type: () => true, limit: '4mb' }))
  for (const route of inOrder([...sessionRoutes(state), ...resourceRoutes(state)]))
    api[METHODS[route.method]](pathOf(route), serving.serve(route))
  api.use(
    serving.serve({
      method: 'GET',
      path: '',
      work: () => {
        throw notFound()
      },
    }),
  )
  return {
    api,
    control: tripletexControl({ state, limits, faults, serving }),
    close: () => state.close(),
  }
}

const METHODS = { GET: 'get', POST: 'post', PUT: 'put', DELETE: 'delete' } as const satisfies Record<
  Route['method'],
  keyof Pick<Router, 'get' | 'post' | 'put' | 'delete'>
>

/** Paths with names before those with ids: `/employee/employment` is no employee. */
function inOrder(routes: readonly Route[]): Route[] {
  return routes.toSorted((one, other) => Number(one.path.includes('{')) - Number(other.path.includes('{')))
}

/** `:create` and `>whoAmI` are part of the path, and may come encoded. */
function pathOf({ path }: Route): string | RegExp {
  if (path.endsWith('/:create')) return /^\/token\/session\/(?::|%3A)create$/i
  if (path.endsWith('/>whoAmI')) return /^\/token\/session\/(?:>|%3E)whoAmI$/i
  return path.replace(/\{(\w+)\}/, ':$1')
}
