// The floor's worker, in a process of its own as koppling's is.
import { fileURLToPath } from 'node:url'
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker'
import { endWithParent } from '../src/local/end-with-parent.ts'
import type { BareActivities } from './bare-workflows.ts'

const [address = '', namespace = '', taskQueue = ''] = process.argv.slice(2)
const logger = new DefaultLogger('WARN')
Runtime.install({ logger, shutdownSignals: [] })

const nothing = () => Promise.resolve()
const activities: BareActivities = { first: nothing, second: nothing }
const workflowsPath = fileURLToPath(new URL('./bare-workflows.ts', import.meta.url))
const worker = await Worker.create({
  connection: await NativeConnection.connect({ address }),
  namespace,
  taskQueue,
  workflowBundle: await bundleWorkflowCode({ workflowsPath, logger }),
  activities,
  maxCachedWorkflows: 300, // as koppling's
})
const ended = worker.run()
const stop = (): Promise<void> => {
  if (worker.getState() === 'RUNNING') worker.shutdown()
  return ended
}
process.once('SIGTERM', () => void stop().finally(() => process.exit()))
endWithParent({ argv: process.argv, stop })
await ended
