/**
 * Visma.net's Employee API v2 in miniature, below `/visma-net/v2`: employees with positions in whole documents, jobs that carry out
 * what was accepted, tax units, work time agreements and the company, as the vendor's changelog and questions and answers describe
 * them. Stricter than Visma.net: unknown parameters and properties are refused. Not imitated: deletion, webhooks, tags,
 * pensions, creditors, unions, cars. Not known of the original and chosen here: names of the cursor and of states of jobs that
 * are not over, the body of errors, companySettings, what is judged at once (the form of a document and what it lacks) and what
 * late (its values, and whether a number is free), 428 without If-Match, that a job fails whose document changed before it ran,
 * and that an e-mail, a phone or an account may stand only where a company is set to take such a text.
 */
import express, { Router } from 'express'

import { createLimits } from '../limits.ts'
import { vismaNetControl } from './control.ts'
import { employeeRoutes } from './employee-routes.ts'
import { createFaults } from './faults.ts'
import { jobRoutes, lookUpRoutes } from './look-up-routes.ts'
import { positionRoutes } from './position-routes.ts'
import { notFound } from './refusals.ts'
import { createServing, SCOPES } from './serving.ts'
import { openVismaNetState } from './state.ts'
import { RIGHTS } from './company.ts'
import type { Tenants } from '../visma-connect/tokens.ts'
import type { Outside, Route } from './serving.ts'

export type VismaNet = { api: Router; control: Router; tenants: Tenants; close(): Promise<void> }

export async function openVismaNet({
  folder,
  ...outside
}: { folder: string } & Pick<Outside, 'keys' | 'clients' | 'issuer' | 'stopping'>): Promise<VismaNet> {
  const state = await openVismaNetState(folder)
  const limits = createLimits(state.settings.limit ?? { calls: 1, seconds: 1 })
  const faults = createFaults()
  const serving = createServing({ ...outside, state, limits, faults })
  const accepting = { state, faults }
  const api = Router()
  api.use(express.text({ type: () => true, limit: '4mb' }))
  for (const route of inOrder([
    ...employeeRoutes(accepting),
    ...positionRoutes(accepting),
    ...jobRoutes(state),
    ...lookUpRoutes(),
  ]))
    api[METHODS[route.method]](route.path.replaceAll(/\{(\w+)\}/g, ':$1'), serving.serve(route))
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
    control: vismaNetControl({ state, limits, faults, serving }),
    tenants: {
      scopesOf({ tenantId, clientId }) {
        const settings = state.companies.get(tenantId)?.settings
        if (settings === undefined) return undefined
        const rights =
          settings.clients === null ? RIGHTS : settings.clients.find(({ id }) => id === clientId)?.rights
        return rights?.map((right) => SCOPES[right])
      },
    },
    close: () => state.close(),
  }
}

const METHODS = { GET: 'get', POST: 'post', PUT: 'put' } as const satisfies Record<
  Route['method'],
  keyof Pick<Router, 'get' | 'post' | 'put'>
>

/** Paths with names before those with ids: `/employees/jobs` is no employee. */
function inOrder(routes: readonly Route[]): Route[] {
  const shape = ({ path }: Route) => path.replaceAll(/\{\w+\}/g, '~')
  return routes.toSorted((one, other) => (shape(one) < shape(other) ? -1 : 1))
}
