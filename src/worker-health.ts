import { hostname } from 'node:os'
import type { Config } from './config.ts'
import { required } from './required.ts'
import { createTemporalClient, workersOf } from './temporal/connect.ts'
import { mainQueue } from './temporal/queues.ts'

/** Whether a worker of this machine has lately asked for work. */
export async function checkWorker({ temporal }: Config): Promise<boolean> {
  const address = required(temporal.address, 'TEMPORAL_ADDRESS')
  const client = createTemporalClient({ address, namespace: temporal.namespace })
  try {
    const workers = await workersOf(client, mainQueue)
    return workers.some((identity) => identity.endsWith(`@${hostname()}`))
  } finally {
    await client.connection.close()
  }
}
