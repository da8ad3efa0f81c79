// What anybody reads who may look at Temporal: histories, visibility, and what is shown of a run.
import type { Product } from './product.ts'

/** Everything that Temporal knows about all runs, with its payloads as the text that they hold; in lower case. */
export async function everythingInTemporal({ temporal }: Pick<Product, 'temporal'>): Promise<string> {
  const known: unknown[] = []
  for await (const { workflowId, runId } of temporal.workflow.list()) {
    const run = temporal.workflow.getHandle(workflowId, runId)
    const { raw } = await run.describe()
    known.push(workflowId, raw, await run.fetchHistory())
  }
  return JSON.stringify(known, (key, value: unknown) =>
    key === 'data' && typeof value === 'string' ? Buffer.from(value, 'base64').toString() : value,
  ).toLowerCase()
}
