// Loaded inside workflows: imports nothing.

/** Which endpoint. What is to be sent, and when, stands in the database. */
export type EndpointRef = { endpoint: string }

/** The workflow of one endpoint: sends what is due, sleeps until more is, and ends when nothing waits. */
export type DeliveringWorkflow = (ref: EndpointRef) => Promise<void>

export const deliveringWorkflowType = 'delivering'

/** Something is due sooner than the workflow looks. */
export const dueSignal = 'due'
