// Loaded inside workflows: imports nothing.

/** Whose connection. What is to be done stands in the database under it, since a reason is free text. */
export type UserRef = { tenant: string; user: string }

/** The change that connected, and whose mail is to be sent. */
export type WelcomeMailRef = UserRef & { change: string }

/** The workflows; each answers the state that the change of the connection ended in. */
export type ConnectionWorkflow = (ref: UserRef) => Promise<string>

export const connectionRemovalWorkflowType = 'connectionRemoval'
export const connectingWorkflowType = 'connecting'

export const lookUpsWorkflowType = 'lookUps'

/** Another change was asked for while the run of the one before was about to end. */
export const againSignal = 'again'
