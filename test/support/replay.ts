import { Worker } from '@temporalio/worker'
import type { Client, WorkflowClientInterceptor } from '@temporalio/client'

type Run = { workflowId: string; runId: string }

/** Notes every run that a client starts, so that none escapes being replayed. */
export function createRunRecorder(): { interceptor: WorkflowClientInterceptor; take(): Run[] } {
  const runs = new Map<string, Run>()
  const note = (workflowId: string, runId: string) => runs.set(runId, { workflowId, runId })
  return {
    interceptor: {
      async start(input, next) {
        const runId = await next(input)
        note(input.options.workflowId, runId)
        return runId
      },
      async signalWithStart(input, next) {
        const runId = await next(input)
        note(input.options.workflowId, runId)
        return runId
      },
    },
    take() {
      const taken = [...runs.values()]
      runs.clear()
      return taken
    },
  }
}

/** Replays runs as they stand, open ones too; throws if the code of the bundle would have gone another way. */
export async function replayRuns({
  client,
  runs,
  codePath,
}: {
  client: Client
  runs: readonly Run[]
  codePath: string
}): Promise<void> {
  const histories = await Promise.all(
    runs.map(async ({ workflowId, runId }) => {
      const history = await client.workflow.getHandle(workflowId, runId).fetchHistory()
      return { workflowId, history }
    }),
  )
  await replayHistories({ histories, codePath })
}

export async function replayHistories({
  histories,
  codePath,
}: {
  histories: readonly { workflowId: string; history: unknown }[]
  codePath: string
}): Promise<void> {
  let replayed = 0
  for await (const { error } of Worker.runReplayHistories({ workflowBundle: { codePath } }, histories)) {
    if (error !== undefined) throw error
    replayed += 1
  }
  if (replayed !== histories.length)
    throw new Error(`${replayed} of ${histories.length} histories were replayed`)
}
