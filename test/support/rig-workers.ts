import type { ActivityInboundCallsInterceptor, NativeConnection, WorkerOptions } from '@temporalio/worker'
import { Worker } from '@temporalio/worker'
import type { Logger } from 'pino'
import { failureInterceptor } from '../../src/temporal/interceptor.ts'

/** The workers of one task queue, which can be taken away for a while. */
export type RigWorker = { start(): Promise<void>; stop(): Promise<void> }

export function createRigWorker({
  connection,
  log,
  unlocking,
  ...options
}: Pick<WorkerOptions, 'taskQueue' | 'activities' | 'workflowBundle'> & {
  connection: NativeConnection
  log: Logger
  unlocking: ActivityInboundCallsInterceptor
}): RigWorker {
  let running: { worker: Worker; ended: Promise<void> } | undefined
  return {
    async start() {
      const worker = await Worker.create({
        ...options,
        connection,
        identity: 'rig',
        interceptors: {
          activity: [() => ({ inbound: unlocking }), () => ({ inbound: failureInterceptor(log) })],
        },
        // Every task is replayed from the first event; the server gives no task to a new worker while an old one caches.
        maxCachedWorkflows: 0,
        shutdownGraceTime: '20 seconds',
      })
      running = { worker, ended: worker.run() }
    },
    async stop() {
      const stopping = running
      running = undefined
      stopping?.worker.shutdown()
      await stopping?.ended
    },
  }
}
