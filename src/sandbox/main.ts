/**
 * The sandbox as a process of its own:
 *   node src/sandbox/main.ts --folder <state> [--port 4010] [--end-with-parent]
 * Says `{"url":"http://127.0.0.1:4010","pid":123}` in one line on standard output when it is ready. SIGTERM
 * and SIGINT end it in order; with --end-with-parent so does the end of standard input.
 */
import { parseArgs } from 'node:util'

import { startSandbox } from './server.ts'

export { startSandbox } from './server.ts'

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      folder: { type: 'string' },
      port: { type: 'string', default: '4010' },
      'end-with-parent': { type: 'boolean', default: false },
    },
  })
  const port = Number(values.port)
  if (values.folder === undefined) throw new Error('--folder is missing: where the state is kept')
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error('--port is a number from 0 to 65535')

  const sandbox = await startSandbox({ port, folder: values.folder })
  const ended = new Promise<void>((resolve) => {
    process.once('SIGTERM', () => resolve())
    process.once('SIGINT', () => resolve())
    if (values['end-with-parent']) process.stdin.once('close', () => resolve()).resume()
  })
  console.log(JSON.stringify({ url: sandbox.url, pid: process.pid }))
  await ended
  try {
    await sandbox.stop()
  } finally {
    if (values['end-with-parent']) process.stdin.destroy() // else it keeps the process
  }
}

if (import.meta.main)
  main().catch((error: unknown) => {
    console.error(`sandbox: ${error instanceof Error ? error.message : String(error)}`)
    process.exitCode = 1
  })
