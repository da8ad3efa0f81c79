// The time-skipping server of one test file. The SDK's own `createTimeSkipping` gives the server five seconds to start, which a
// busy machine misses; this one waits for as long as the server lives.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { Connection } from '@temporalio/client'
import {
  InternalConnectionOptionsSymbol,
  type InternalConnectionOptions,
} from '@temporalio/client/lib/connection.js'
import type { Duration } from '@temporalio/common'
import { msToTs, tsToMs } from '@temporalio/common/lib/time.js'
import proto from '@temporalio/proto'
import { NativeConnection } from '@temporalio/worker'
import { inject } from 'vitest'
import { freePort } from '../../src/local/port.ts'
import { searchAttributes } from '../../src/temporal/search-attributes.ts'

const { IndexedValueType } = proto.temporal.api.enums.v1

export type TimeSkippingServer = AsyncDisposable & {
  connection: Connection
  workerConnection: NativeConnection
  currentTimeMs(): Promise<number>
  /** Lets the server's time pass; never two at once. */
  sleep(duration: Duration): Promise<void>
  /** Gives back a lock of the clock that the server would keep for good. */
  unlock(): Promise<void>
}

/** Ready for the first start: the search attributes are known. */
export async function startTimeSkipping(program = inject('timeSkippingServer')): Promise<TimeSkippingServer> {
  await using stack = new AsyncDisposableStack()
  const port = await freePort({ wanted: 0, what: 'the time-skipping server', report: () => undefined })
  const server = spawn(program, [String(port)], { stdio: 'ignore' })
  const ended = once(server, 'exit').then(([code]) => {
    throw new Error(`the time-skipping server ended with ${String(code)}`)
  })
  ended.catch(() => undefined)
  stack.defer(() => void server.kill('SIGKILL'))

  const address = `127.0.0.1:${port}`
  const connection = await Promise.race([connect(address), ended])
  stack.defer(() => connection.close())
  const workerConnection = await NativeConnection.connect({ address })
  stack.defer(() => workerConnection.close())
  const { testService } = connection
  if (testService === undefined) throw new Error('the connection lacks the service that moves the clock')
  await connection.operatorService.addSearchAttributes({
    namespace: 'default',
    searchAttributes: Object.fromEntries(
      searchAttributes.map(({ name, type }) => [name, IndexedValueType[`INDEXED_VALUE_TYPE_${type}`]]),
    ),
  })
  const kept = stack.move()
  return {
    connection,
    workerConnection,
    currentTimeMs: async () => tsToMs((await testService.getCurrentTime({})).time),
    sleep: async (duration) =>
      void (await testService.unlockTimeSkippingWithSleep({ duration: msToTs(duration) })),
    unlock: async () => void (await testService.unlockTimeSkipping({})),
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  }
}

async function connect(address: string): Promise<Connection> {
  const options: InternalConnectionOptions = {
    address,
    connectTimeout: '2 minutes',
    channelArgs: { 'grpc.initial_reconnect_backoff_ms': 100, 'grpc.max_reconnect_backoff_ms': 500 },
    [InternalConnectionOptionsSymbol]: { supportsTestService: true },
  }
  return await Connection.connect(options)
}
