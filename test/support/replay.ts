import type { Client, WorkflowClientInterceptor } from '@temporalio/client'
import { Worker } from '@temporalio/worker'
import { withoutSummary } from './histories.ts'

type Run = { workflowId: string; runId: string }

/** Notes every run that a client starts, so that none escapes being replayed. */
export function createRunRecorder(): { interceptor: WorkflowClientInterceptor; take(): Run[] } {
  const runs = new Map<string, Run>()
  const note = (workflowId: string, runId: string) => runs.set(runId, { workflowId, runId })
  return {
    interceptor: {
      async startWithDetails(input, next) {
        const started = await next(input)
        note(input.options.workflowId, started.runId)
        return started
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

/** Replays runs as they stand, open ones too. Throws also where a timer or an activity says nothing to operators. */
export async function replayRuns({
  client,
  runs,
  codePath,
}: {
  client: Client
  runs: readonly Run[]
  codePath: string
}): Promise<void> {
  if (runs.length === 0) return
  const histories = await Promise.all(
    runs.map(async ({ workflowId, runId }) => {
      const history = await client.workflow.getHandle(workflowId, runId).fetchHistory()
      const silent = withoutSummary(history)
      if (silent.length > 0) throw new Error(`${workflowId}: no summary of ${silent.join(', ')}`)
      return { name: workflowId, history }
    }),
  )
  await replayHistories({ histories, codePath })
}

/** Answers how many were replayed. Throws if the code of the bundle went another way than one of them, and if there are none. */
export async function replayHistories({
  histories,
  codePath,
}: {
  histories: readonly { name: string; history: unknown }[]
  codePath: string
}): Promise<number> {
  if (histories.length === 0) throw new Error('there is no history to replay')
  const named = histories.map(({ name, history }) => ({ workflowId: name, history }))
  let replayed = 0
  for await (const { workflowId, error } of Worker.runReplayHistories(
    { workflowBundle: { codePath } },
    named,
  )) {
    if (error !== undefined)
      throw new Error(`${workflowId} went another way: ${error.message}`, { cause: error })
    replayed += 1
  }
  return replayed
}
