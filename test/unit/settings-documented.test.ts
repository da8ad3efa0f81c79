// What people read of the environment is what the program reads, in both directions.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { settings } from '../../src/config.ts'

const root = join(import.meta.dirname, '../..')
const read = (file: string): string => readFileSync(join(root, file), 'utf8')

/** The rows of the README's table: `| NAME | what it does | unless set |`, the name in back quotes. */
function documented(): { name: string; what: string; unless: string }[] {
  const rows = read('README.md').matchAll(/^\|\s*`([A-Z][A-Z0-9_]+)`\s*\|\s*(.+?)\s*\|\s*(.+?)\s*\|$/gm)
  return [...rows].map(([, name = '', what = '', unless = '']) => ({ name, what, unless }))
}

test('README: its table holds every environment variable that is read, and no other', () => {
  expect(documented().map(({ name }) => name)).toEqual(settings.map(({ name }) => name))
})

test('README: its table says of every variable what the program says: what it does and what holds without it', () => {
  expect(documented()).toEqual(settings)
})

const variablesIn = (file: string): string[] =>
  read(file).match(/\b(?:KOPPLING|VISMA_CONNECT)_[A-Z0-9_]+/g) ?? []

test('no document and no container names a variable of koppling that neither it nor a script of the containers reads', () => {
  const documents = globSync('{*.md,docs/**/*.md,docker-compose*.yml,Dockerfile}', { cwd: root })
  const scripts = globSync('docker/**/*.sh', { cwd: root })
  const known = new Set<string>([...settings.map(({ name }) => name), ...scripts.flatMap(variablesIn)])
  const named = documents.flatMap((file) => variablesIn(file).map((name) => `${file}: ${name}`))
  expect(named).toContain('README.md: KOPPLING_KEYS')
  expect(named.filter((line) => !known.has(line.split(': ')[1] ?? ''))).toEqual([])
})
