/** An event as it is sent; `tenant` null: a test of the endpoint, which is nobody's. */
export type Sent = {
  type: string
  tenant: string | null
  event: { at: string; sequence: number | null; data: Record<string, unknown> }
}

/** The payload: thin, and the same for every attempt. */
export function bodyOf({ type, tenant, event: { at, sequence, data } }: Sent): string {
  const whose = tenant === null ? {} : { tenant, sequence }
  return JSON.stringify({ type, timestamp: at, data: { ...whose, ...data } })
}
