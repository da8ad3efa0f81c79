/** Connections to one address, and how long and how much may come over them. */
import { Pool } from 'undici'
import type { LookupFunction } from 'node:net'

export type CallLimits = {
  /** for a whole call: token, connection, request and answer */
  callMs?: number
  connectMs?: number
  maxAnswerBytes?: number
  /** connections to the API at once; further calls wait for one within their deadline */
  connections?: number
}

export function withDefaults({
  callMs = 8_000,
  connectMs = 3_000,
  maxAnswerBytes = 1_048_576,
  connections = 16,
}: CallLimits): Required<CallLimits> {
  return { callMs, connectMs, maxAnswerBytes, connections }
}

/** `lookup`: resolves the name and may refuse it; the system's unless given. */
export function openPool(
  origin: string,
  {
    connectMs,
    connections,
    lookup,
  }: { connectMs: number; connections: number; lookup?: LookupFunction | undefined },
): Pool {
  return new Pool(origin, {
    connect: { timeout: connectMs, ...(lookup !== undefined && { lookup }) },
    connections,
    // HTTP/2 may put a request on a second connection by itself; here every call is one attempt.
    allowH2: false,
  })
}

export type Pools = {
  /** The same one for the same address, so that those who call it share its connections. */
  get(origin: string): Pool
  /** Lets calls under way end, then closes all connections. */
  close(): Promise<void>
}

export function createPools(limits: { connectMs: number; connections: number }): Pools {
  const pools = new Map<string, Pool>()
  return {
    get(origin) {
      const pool = pools.get(origin) ?? openPool(origin, limits)
      pools.set(origin, pool)
      return pool
    },
    async close() {
      await Promise.all([...pools.values()].map((pool) => pool.close()))
    },
  }
}
