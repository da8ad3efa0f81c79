/**
 * Identity providers of SCIM 2.0 in miniature (RFC 7643, RFC 7644), several at once, each below `/scim/<id>/v2` with a token of
 * its own: what they are, users to search, read and PATCH. Stricter than most: operations in lower case, exact types, unknown
 * parameters refused, If-Match only where versions are supported. DELETE is carried out, and stands in the ledger as `deleted`.
 * Not imitated, and answered with 501: making and replacing users, groups, bulk, `/Me`.
 */
import express, { Router } from 'express'

import { scimControl } from './control.ts'
import { createFaults } from './faults.ts'
import { routes } from './routes.ts'
import { createServing } from './serving.ts'
import { openScimState } from './state.ts'

export type ScimProviders = { api: Router; control: Router; close(): Promise<void> }

export async function openScim({
  folder,
  stopping,
}: {
  folder: string
  stopping: AbortSignal
}): Promise<ScimProviders> {
  const state = await openScimState(folder)
  const faults = createFaults()
  const serving = createServing({ state, faults, stopping })
  const api = Router()
  api.use(express.text({ type: () => true, limit: '1mb' }))
  for (const route of routes) api[route.method](`/:provider/v2${route.path}`, serving.serve(route))
  api.use((_request, response) => void response.status(404).type('text/plain').send('Not Found'))
  return { api, control: scimControl({ state, faults, serving }), close: () => state.close() }
}
