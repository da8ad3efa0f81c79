import { Client, Connection } from '@temporalio/client'
import proto from '@temporalio/proto'

const { TaskQueueType } = proto.temporal.api.enums.v1

export type TemporalSettings = { address: string; namespace: string }

/** Connects at the first call, so that the API starts and serves while Temporal is down. */
export function createTemporalClient({ address, namespace }: TemporalSettings): Client {
  return new Client({ connection: Connection.lazy({ address, connectTimeout: '3 seconds' }), namespace })
}

/** Whether Temporal serves this namespace; rejects if not. */
export async function checkTemporal(client: Client): Promise<void> {
  await client.withDeadline(Date.now() + 2_000, async () => {
    await client.workflowService.describeNamespace({ namespace: client.options.namespace })
  })
}

/** The identities, `pid@host`, of those who have lately asked for work on this queue. */
export async function workersOf(client: Client, taskQueue: string): Promise<string[]> {
  const { pollers } = await client.withDeadline(Date.now() + 2_000, () =>
    client.workflowService.describeTaskQueue({
      namespace: client.options.namespace,
      taskQueue: { name: taskQueue },
      taskQueueType: TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW,
    }),
  )
  return pollers.flatMap(({ identity }) => identity ?? [])
}
