/** The types of the client, generated from declared routes. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { clientSchema, updateSchema } from '../../src/client/generate.ts'
import { toyRoutes } from '../server/api-framework-toy.ts'

async function inFolder(work: (file: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'koppling-client-'))
  try {
    await work(join(folder, 'schema.ts'))
  } finally {
    await rm(folder, { recursive: true })
  }
}

test('types are written once, and are then current until the routes or the file change', async () => {
  await inFolder(async (file) => {
    expect(await updateSchema({ file, routes: toyRoutes, check: true })).toBe('stale')
    expect(await updateSchema({ file, routes: toyRoutes, check: false })).toBe('written')
    const text = await readFile(file, 'utf8')
    expect(await updateSchema({ file, routes: toyRoutes, check: true })).toBe('current')
    expect(await updateSchema({ file, routes: toyRoutes.slice(1), check: true })).toBe('stale')
    await writeFile(file, `${text} `)
    expect(await updateSchema({ file, routes: toyRoutes, check: true })).toBe('stale')
    expect(await readFile(file, 'utf8')).toBe(`${text} `)
  })
})

test('what has a default may be left out, and the actor is sent by the client', async () => {
  const text = await clientSchema(toyRoutes)
  expect(text).toMatch(/dryRun\?: boolean/)
  expect(text).toMatch(/limit\?: number/)
  expect(text).toMatch(/chapters\?: \{/)
  expect(text).toMatch(/'Koppling-Actor'\?: components\['parameters'\]\['RequiredActor'\]/)
})
