// Worker processes of which any may be killed at any moment; another one takes its place.
import { onTestFinished } from 'vitest'
import type { Product } from './product.ts'
import { startWorkerProcess, type WorkerProcess } from './worker-process.ts'

export type Fleet = {
  /** `which`: from 0 up to 1. */
  killOne(which: number): Promise<void>
}

/** Lives as long as the test that starts it, also where that runs out of time. */
export async function startFleet(product: Product, { size }: { size: number }): Promise<Fleet> {
  const workers: Promise<WorkerProcess>[] = Array.from({ length: size }, () => startWorkerProcess(product))
  onTestFinished(async () => {
    for (const worker of workers) await (await worker).kill()
  })
  await Promise.all(workers)
  return {
    async killOne(which) {
      const victim = Math.floor(which * size)
      await (await workers[victim])?.kill()
      workers[victim] = startWorkerProcess(product)
    },
  }
}
