import {
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  type Client,
  type Workflow,
  type WorkflowStartOptions,
} from '@temporalio/client'

type Telling<Plan> = {
  type: string
  workflowId: string
  /** How it is started; undefined: its work is over, so only a run that is under way hears of it. */
  start: WorkflowStartOptions | undefined
  signal: string
  plan: Plan
  isFirst: boolean
}

/** The first telling is a plain start (one event fewer); an answer *already started* turns it into a signal. */
export async function tellWorkflow<Plan>(
  client: Client,
  { type, workflowId, start, signal, plan, isFirst }: Telling<Plan>,
): Promise<void> {
  if (start === undefined) {
    await ignoringNotFound(client.workflow.getHandle(workflowId).signal<[Plan]>(signal, plan))
    return
  }
  if (isFirst) {
    try {
      await client.workflow.start(type, start)
      return
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error
    }
  }
  await client.workflow.signalWithStart<Workflow, [Plan]>(type, { ...start, signal, signalArgs: [plan] })
}

async function ignoringNotFound(call: Promise<void>): Promise<void> {
  try {
    await call
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error
  }
}
