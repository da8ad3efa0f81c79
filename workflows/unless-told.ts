import { CancellationScope, condition, isCancellation } from '@temporalio/workflow'

/** Does the work until it ends, or until told: then it is cancelled, also between two attempts, and the answer is undefined. */
export async function unlessTold<Result>(
  told: () => boolean,
  work: () => Promise<Result>,
): Promise<Result | undefined> {
  const scope = new CancellationScope()
  const result = scope.run(work)
  void condition(told).then(
    () => scope.cancel(),
    () => undefined,
  )
  try {
    return await result
  } catch (error) {
    if (told() && isCancellation(error)) return undefined
    throw error
  }
}
