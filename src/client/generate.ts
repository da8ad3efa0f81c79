/**
 * Writes src/client/schema.ts, the types of every operation, from the declared routes. With `--check` it writes nothing, and
 * ends with status 1 if the file is not what the routes say.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import openapiTypes, { astToString, type OpenAPI3 } from 'openapi-typescript'
import { format, resolveConfig } from 'prettier'
import { createOpenApiDocument } from '../api/openapi.ts'
import type { RouteDeclaration } from '../api/route.ts'
import { routeDeclarations } from '../api/routes.ts'

/** The text of schema.ts for these routes. */
export async function clientSchema(routes: readonly RouteDeclaration[]): Promise<string> {
  const document = JSON.parse(JSON.stringify(createOpenApiDocument(routes))) as OpenAPI3
  // The client sends the actor that it was made with, so that a call need not repeat it.
  const actor = document.components?.parameters?.['RequiredActor']
  if (actor && 'required' in actor) actor.required = false
  // A default is filled in by the server, so what has one may be left out.
  const types = astToString(await openapiTypes(document, { defaultNonNullable: false }))
  return format(`// Written by src/client/generate.ts; not edited by hand.\n${types}`, {
    ...(await resolveConfig(fileURLToPath(import.meta.url))),
    parser: 'typescript',
  })
}

/** Brings a file up to date, or with `check` only says whether it is. */
export async function updateSchema({
  file,
  routes,
  check,
}: {
  file: string
  routes: readonly RouteDeclaration[]
  check: boolean
}): Promise<'current' | 'stale' | 'written'> {
  const wanted = await clientSchema(routes)
  const found = await readFile(file, 'utf8').catch(() => undefined)
  if (found === wanted) return 'current'
  if (check) return 'stale'
  await writeFile(file, wanted)
  return 'written'
}

async function main(): Promise<void> {
  const file = fileURLToPath(new URL('schema.ts', import.meta.url))
  const result = await updateSchema({
    file,
    routes: routeDeclarations,
    check: process.argv.includes('--check'),
  })
  process.stdout.write(`src/client/schema.ts is ${result}\n`)
  if (result !== 'stale') return
  process.stderr.write('It is not what the routes say: run `npm run generate`.\n')
  process.exitCode = 1
}

if (import.meta.main) await main()
