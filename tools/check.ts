// `npm run check`: every script of package.json named check:…, also after one has failed, and a status that tells.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }
const names = Object.keys(scripts).filter((name) => name.startsWith('check:'))

const failed = names.filter((name) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--run', name], { encoding: 'utf8' })
  const output = `${stdout}${stderr}`.trimEnd()
  if (status !== 0) console.log(`\nFAILED  npm run ${name}\n${output}\n`)
  else console.log(`ok  ${name.padEnd(13)} ${output.split('\n').at(-1)}`)
  return status !== 0
})

if (failed.length > 0) {
  console.log(`failed: ${failed.join(', ')}`)
  process.exitCode = 1
}
