import { setTimeout as sleep } from 'node:timers/promises'
import { isGrpcServiceError, type Client, type Connection } from '@temporalio/client'
import { msToTs } from '@temporalio/common/lib/time.js'
import proto from '@temporalio/proto'
import { searchAttributes } from './search-attributes.ts'

/** How long closed leavers stay visible in Temporal UI; the audit trail is kept by koppling itself. */
const retention = msToTs('30 days')
const alreadyExists = 6
const answersWithinMs = 10_000
const readyWithinMs = 60_000
const pollMs = 200

const types = proto.temporal.api.enums.v1.IndexedValueType
const typeOf = {
  KEYWORD: types.INDEXED_VALUE_TYPE_KEYWORD,
  DATETIME: types.INDEXED_VALUE_TYPE_DATETIME,
} as const

/** Makes the namespace and its search attributes if they are missing, and waits until workflows can use them. */
export async function prepareNamespace(client: Client): Promise<void> {
  const { namespace } = client.options
  const connection = client.connection as Connection
  await unlessExists(
    client.withDeadline(Date.now() + answersWithinMs, () =>
      client.workflowService.registerNamespace({
        namespace,
        workflowExecutionRetentionPeriod: retention,
      }),
    ),
  )
  const deadline = Date.now() + readyWithinMs
  for (;;) {
    try {
      if (await hasSearchAttributes(connection, namespace)) return
      await unlessExists(
        connection.operatorService.addSearchAttributes({
          namespace,
          searchAttributes: Object.fromEntries(
            searchAttributes.map(({ name, type }) => [name, typeOf[type]]),
          ),
        }),
      )
    } catch (error) {
      // A namespace that was just made is unknown to the other parts of the server for a moment.
      if (!isGrpcServiceError(error) || Date.now() > deadline) throw error
    }
    await sleep(pollMs)
  }
}

async function hasSearchAttributes(connection: Connection, namespace: string): Promise<boolean> {
  const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace })
  return searchAttributes.every(({ name }) => customAttributes[name] !== undefined)
}

async function unlessExists(call: Promise<unknown>): Promise<void> {
  try {
    await call
  } catch (error) {
    if (!isGrpcServiceError(error) || error.code !== alreadyExists) throw error
  }
}
