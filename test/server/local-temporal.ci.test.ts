import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Client, Connection } from '@temporalio/client'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { openHome } from '../../src/local/home.ts'
import { startTemporal } from '../../src/local/temporal.ts'
import { removeHome } from '../support/home-folder.ts'
import {
  bareMachine,
  isAlive,
  listen,
  machine,
  makeFolder,
  ownFolder,
  startInstance,
  within,
} from './local-rig.ts'
import type { Environment, Exit } from '../../src/local/local-server.ts'
import type { LocalTemporal } from '../../src/local/temporal.ts'

// An existing cluster in the settings of this machine is not for these tests.
const local: Environment = { ...machine, TEMPORAL_ADDRESS: undefined, TEMPORAL_NAMESPACE: undefined }

// One data folder and one server for the whole file, started for the second time when the tests begin.
let folder = ''
let running: LocalTemporal
let end: () => Promise<void>
beforeAll(async () => {
  folder = await makeFolder()
  const { report } = listen()
  const home = await openHome({ folder, report })
  const options = {
    home,
    port: 0,
    uiPort: 0,
    report,
    environment: { ...local, TEMPORAL_NAMESPACE: 'koppling' },
  }
  const first = await startTemporal(options)
  const connection = await Connection.connect({ address: first.address })
  await new Client({ connection }).workflow.start('sleeper', { workflowId: 'sleeper/1', taskQueue: 'none' })
  await connection.close()
  await first.stop()
  expect(await isAlive(first.pid ?? 0)).toBe(false)
  running = await startTemporal(options)
  end = async () => {
    await running.stop()
    await home.close()
  }
})
afterAll(async () => {
  await end()
  await removeHome(folder)
})

type Options = { port?: number; environment?: Environment; onUnexpectedExit?: (exit: Exit) => void }

/** Opens a data folder until the test ends. */
async function open(
  path: string,
): Promise<{ start: (options?: Options) => Promise<LocalTemporal>; lines: string[] }> {
  const { report, lines } = listen()
  const home = await openHome({ folder: path, report })
  const started: LocalTemporal[] = []
  onTestFinished(async () => {
    await Promise.all(started.map(({ stop }) => stop()))
    await home.close()
  })
  const start = async (options: Options = {}): Promise<LocalTemporal> => {
    const temporal = await startTemporal({ home, port: 0, uiPort: 0, report, environment: local, ...options })
    started.push(temporal)
    return temporal
  }
  return { start, lines }
}

async function connect({ address }: LocalTemporal): Promise<Connection> {
  const connection = await Connection.connect({ address })
  onTestFinished(() => connection.close())
  return connection
}

test('sleeping workflows outlive a restart', async () => {
  const client = new Client({ connection: await connect(running) })
  const { status } = await client.workflow.getHandle('sleeper/1').describe()
  expect(status.name).toBe('RUNNING')
})

test('its UI answers', async () => {
  expect((await fetch(`${running.uiUrl}/api/v1/settings`)).status).toBe(200)
})

test('it has the namespace that is asked for beside the default one, and what is over stays for 30 days', async () => {
  const { workflowService } = await connect(running)
  const { config } = await workflowService.describeNamespace({ namespace: 'koppling' })
  expect(Number(config?.workflowExecutionRetentionTtl?.seconds)).toBe(2_592_000)
  const { namespaceInfo } = await workflowService.describeNamespace({ namespace: 'default' })
  expect(namespaceInfo?.name).toBe('default')
})

test('TEMPORAL_ADDRESS is used, and nothing is started', async () => {
  const { start, lines } = await open(await ownFolder())
  const { address, serverVersion } = running
  const temporal = await start({ environment: { TEMPORAL_ADDRESS: address } })
  expect(temporal).toMatchObject({ pid: undefined, address, uiUrl: undefined })
  expect(lines).toEqual([`Using the Temporal server at ${address} (${serverVersion}).`])
  await temporal.stop()
  expect(await isAlive(running.pid ?? 0)).toBe(true)
})

test('a taken port moves to a free one, and a server that was killed starts again on its own', async () => {
  const wanted = Number(running.address.split(':')[1])
  const { start, lines } = await open(await ownFolder())
  const exits: Exit[] = []
  const first = await start({ port: wanted, onUnexpectedExit: (exit) => exits.push(exit) })
  const port = Number(first.address.split(':')[1])
  expect(lines).toContain(`Port ${wanted} is taken: Temporal uses ${port} instead.`)

  process.kill(first.pid ?? 0, 'SIGKILL')
  await expect.poll(() => exits, within).toEqual([{ code: null, signal: 'SIGKILL' }])

  const second = await start({ port })
  expect(second.address).toBe(first.address)
})

test('kill -9 of the parent leaves no Temporal server', async () => {
  const instance = await startInstance({ folder: await ownFolder(), jobs: ['temporal'], environment: local })
  const { pid } = instance.fact('temporal')
  await instance.kill()
  await expect.poll(() => isAlive(pid), within).toBe(false)
})

test('a TEMPORAL_ADDRESS where nobody answers is told with the way out', async () => {
  const { start } = await open(await ownFolder())
  await expect(start({ environment: { TEMPORAL_ADDRESS: '127.0.0.1:9' } })).rejects.toMatchObject({
    code: 'server-not-reachable',
    message: expect.stringMatching(/at 127\.0\.0\.1:9\..*unset TEMPORAL_ADDRESS/) as string,
  })
})

test('state that another server version made is refused and left as it is', async () => {
  const fresh = await ownFolder()
  const { start } = await open(fresh)
  await mkdir(join(fresh, 'temporal'))
  const state = join(fresh, 'temporal', 'state.db')
  await writeFile(state, 'made by a newer server')
  await writeFile(join(fresh, 'temporal', 'server-version'), '1.99.0\n')
  await expect(start()).rejects.toMatchObject({
    code: 'other-data-version',
    message: expect.stringMatching(
      /1\.99\.0 made the stored workflows\. Set TEMPORAL_CLI to .* server 1\.99\.0, or move the folder temporal/,
    ) as string,
  })
  expect(await readFile(state, 'utf8')).toBe('made by a newer server')
})

test('state whose first start was interrupted is made anew', async () => {
  const fresh = await ownFolder()
  const { start, lines } = await open(fresh)
  await mkdir(join(fresh, 'temporal'))
  await writeFile(join(fresh, 'temporal', 'state.db'), 'half')
  await start()
  expect(lines[0]).toBe('The first start of the Temporal server was interrupted: its state is made anew.')
})

test('a machine with no server, no Go and no network is told the three ways out', async () => {
  const { environment: bare } = await bareMachine()
  // the SDK's download is tried, and finds nobody at this address
  const nowhere = 'http://127.0.0.1:9'
  const environment = { ...bare, NODE_OPTIONS: undefined, HTTPS_PROXY: nowhere, HTTP_PROXY: nowhere }
  const { start, lines } = await open(await ownFolder())
  await expect(start({ environment })).rejects.toMatchObject({
    code: 'no-server',
    message: expect.stringMatching(
      /no Go to build one.*install Go 1\.26.*TEMPORAL_CLI.*TEMPORAL_ADDRESS/,
    ) as string,
  })
  expect(lines[0]).toBe('Downloading the Temporal CLI 1.8.2.')
  expect(lines[1]).toMatch(/^The Temporal CLI 1\.8\.2 cannot be downloaded: /)
})
