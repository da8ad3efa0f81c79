/** `npm start`: everything on this machine, and the sample company loaded into it. */
import { relative } from 'node:path'
import { openHome } from './home.ts'
import { localFilePath, writeLocalFile } from './local-file.ts'
import { startParts, type Instance } from './parts.ts'
import { loadSample } from './sample/load.ts'
import { offerIntegration } from './sample/payroll.ts'
import { prepareSftp } from './sample/sftp.ts'
import { showSample } from './sample/show.ts'
import { sampleStateFile } from './sample/state.ts'
import { startServers } from './servers.ts'
import type { Environment, Report } from './local-server.ts'
import type { Config } from '../config.ts'

export type Screen = { write(text: string): unknown; isTTY?: boolean }

type Starting = { config: Config; environment: Environment; screen: Screen }

/**
 * Starts what is missing, loads the sample company once, shows what happens, and returns with everything running. Disposing
 * stops in reverse order. Throws `LocalError`s for people.
 */
export async function startLocally(starting: Starting): Promise<AsyncDisposable> {
  const report: Report = (line) => void starting.screen.write(`${line}\n`)
  await using stack = new AsyncDisposableStack()
  const home = await openHome({ folder: starting.config.home, report })
  stack.defer(() => home.close())
  const servers = await startServers({ ...starting, home, report, stack })
  const instance = await startParts({ ...starting, home, servers, report, stack })
  await home.announce({
    api: instance.api,
    ...(instance.temporalUi && { 'Temporal UI': instance.temporalUi }),
  })
  await loadAndShow({ ...starting, folder: home.folder, instance, report })
  return stack.move()
}

async function loadAndShow({
  folder,
  instance,
  report,
  screen,
}: Starting & { folder: string; instance: Instance; report: Report }): Promise<void> {
  const { api, temporal, temporalUi, sandbox, platformKey } = instance
  const docs = `${api}/docs`
  const sample = await loadSample({ api, platformKey, sandbox, state: sampleStateFile(folder), report })
  const key = sample.keys.admin
  const integration = sandbox && (await offerIntegration({ api, key, sandbox, report }))
  const sftp = sandbox && (await prepareSftp({ url: sandbox.url, report }))
  await writeLocalFile(folder, {
    api,
    docs,
    temporal,
    temporalUi: temporalUi ?? null,
    sandbox: sandbox?.url ?? null,
    platformKey,
    tenants: [
      { id: sample.tenant, keys: sample.keys, ...(integration && { integration }), ...(sftp && { sftp }) },
    ],
  })
  report('Ready.')
  await showSample({
    sample,
    addresses: { api, docs, temporalUi: temporalUi ?? `the UI of ${temporal}` },
    integration: integration?.id,
    localFile: relative('.', localFilePath(folder)),
    screen,
  })
}
