import { DefaultLogger, Runtime } from '@temporalio/worker'

/** Before the first worker of a test file: the SDK's own news would drown the runner's. */
export function quietRuntime(): void {
  Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] })
}
