/** The simulator of Visma Connect, in a process of its own. */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { lastPorts } from './local-file.ts'
import { answers, keepPart } from './part.ts'
import { freePort } from './port.ts'
import { localSecrets } from './secrets.ts'
import type { Home } from './home.ts'
import type { Environment, Report } from './local-server.ts'
import type { Config } from '../config.ts'

/** Where it answers, and as which client koppling comes. */
export type Sandbox = { url: string; client: string }

const script = fileURLToPath(new URL('../sandbox/main.ts', import.meta.url))
const client = 'koppling-local'

type Starting = {
  config: Config
  environment: Environment
  home: Home
  report: Report
  stack: AsyncDisposableStack
}

export async function startSandbox({ config, environment, home, report, stack }: Starting): Promise<Sandbox> {
  const { sandboxSecret } = await localSecrets(home.folder)
  const last = await lastPorts(home.folder)
  const wanted = environment['KOPPLING_SANDBOX_PORT']
    ? config.sandbox.port
    : (last.sandbox ?? config.sandbox.port)
  const port = await freePort({ wanted, what: 'the sandbox', report })
  const url = `http://127.0.0.1:${port}`
  report('Starting the sandbox, in the place of Visma Connect.')
  const part = await keepPart({
    home,
    name: 'sandbox',
    script,
    args: ['--folder', join(home.folder, 'sandbox'), '--port', String(port)],
    environment: { PATH: environment['PATH'] },
    ready: () => answers(url),
    report,
  })
  stack.defer(() => part.stop())
  await registerClient({ url, clientSecret: sandboxSecret })
  return { url, client }
}

async function registerClient({ url, clientSecret }: { url: string; clientSecret: string }): Promise<void> {
  const { ok, status } = await fetch(`${url}/sandbox/clients/${client}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ clientSecret }),
  })
  if (!ok) throw new Error(`the sandbox refused the client ${client} with status ${status}`)
}
