// The mail to whoever was connected (L11): a run of its own, so that one that fails holds up no other change of the connection.
import { CancellationScope, ParentClosePolicy, startChild } from '@temporalio/workflow'
import { TypedSearchAttributes, WorkflowExecutionAlreadyStartedError } from '@temporalio/common'
import type { WelcomeMailRef } from '../src/temporal/connection-messages.ts'
import { welcomeMailWorkflowId } from '../src/temporal/ids.ts'
import { tenantAttribute } from '../src/temporal/search-attributes.ts'
import { vismaConnect } from './proxies.ts'

/** Answers what became of the mail. */
export async function welcomeMail(ref: WelcomeMailRef): Promise<string> {
  const summary = 'Let Visma Connect send its welcome mail'
  return await CancellationScope.nonCancellable(() =>
    vismaConnect.sendWelcomeMail.executeWithOptions({ summary }, [ref]),
  )
}

/** One that is under way goes on. */
export async function startWelcomeMail(ref: WelcomeMailRef): Promise<void> {
  try {
    await startChild(welcomeMail, {
      workflowId: welcomeMailWorkflowId(ref),
      args: [ref],
      parentClosePolicy: ParentClosePolicy.ABANDON,
      staticSummary: `Welcomes ${ref.user} of ${ref.tenant}`,
      typedSearchAttributes: new TypedSearchAttributes([{ key: tenantAttribute, value: ref.tenant }]),
    })
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error
  }
}
