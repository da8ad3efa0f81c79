/**
 * Run as a program: `download-server.ts <server> <version> <folder>` lets the SDK download a Temporal server into the folder.
 * A process of its own, since the SDK's download cannot be cancelled and comes with a development dependency.
 */
import { TestWorkflowEnvironment } from '@temporalio/testing'

const [server, version, downloadDir] = process.argv.slice(2)
try {
  if (
    version === undefined ||
    downloadDir === undefined ||
    !(server === 'temporal' || server === 'temporal-test-server')
  ) {
    throw new Error('usage: temporal|temporal-test-server <version> <folder>')
  }
  // the SDK downloads on the way to starting the server, which is ended again at once
  const executable = { type: 'cached-download', version, downloadDir } as const
  const environment = await (server === 'temporal'
    ? TestWorkflowEnvironment.createLocal({ server: { executable } })
    : TestWorkflowEnvironment.createTimeSkipping({ server: { executable } }))
  await environment.teardown()
} catch (error) {
  console.error(error instanceof Error ? error.message.split('\n')[0] : String(error))
  process.exitCode = 1
}
