// The arrows of the house are held by a check that can fail.
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify, stripVTControlCharacters } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const depcruise = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs')

/** A house of these files, judged by our rules; what is said of those that break one. */
async function judged(files: Record<string, string>): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'koppling-arrows-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  for (const [name, text] of Object.entries({ 'tsconfig.json': '{}', ...files })) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), text)
  }
  const config = join(root, '.dependency-cruiser.mjs')
  const args = [depcruise, '--config', config, '--output-type', 'err', '--no-progress', '.']
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: folder }).catch(
    (error: unknown) => error as { stdout: string },
  )
  const lines = stripVTControlCharacters(stdout).split('\n')
  return lines.flatMap((line) => /^ +error (.+)$/.exec(line)?.[1] ?? []).toSorted()
}

test('an import against the arrows is refused, by the name of the rule and both files', async () => {
  const told = await judged({
    'src/domain/rule.ts': "import { rows } from '../db/rows.ts'\nexport const rule = rows\n",
    'src/db/rows.ts': 'export const rows = 1\n',
    'workflows/leaver.ts':
      "import { rule } from '../src/domain/rule.ts'\nimport { api } from '../src/api/api.ts'\nexport const leaver = [rule, api]\n",
    'src/api/api.ts': 'export const api = 1\n',
    'src/intake/tell.ts': "import { leaver } from '../../workflows/leaver.ts'\nexport const tell = leaver\n",
  })
  expect(told).toEqual(
    [
      'src/domain imports: src/domain/rule.ts → src/db/rows.ts',
      'workflows imports: workflows/leaver.ts → src/api/api.ts',
      'src/intake imports: src/intake/tell.ts → workflows/leaver.ts',
      'workflows are for their sandbox: src/intake/tell.ts → workflows/leaver.ts',
    ].toSorted(),
  )
})
