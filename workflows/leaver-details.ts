import { taskProblem } from '../src/domain/identity-provider.ts'

/** By what a leaver that sleeps may be held: L13, L8. */
const heldAsleep: Record<string, string> = {
  operator: 'Held by an operator, until that ends or somebody releases it.',
  'by-hand-until': 'Held: the account was opened again by hand for a while.',
  guard: 'Held: the mass guard has found too many.',
}

const stopped = 'Due, but the platform has stopped it: nothing acts until its operator lifts the stop.'

/** What operators read in Temporal UI, in plain words; ids and instants only. */
export const details = {
  asleep: ({ dueAt, heldBy }: { dueAt: string; heldBy: string | undefined }) =>
    `${heldBy === undefined ? 'Asleep.' : (heldAsleep[heldBy] ?? 'Held.')} The account is deactivated at ${dueAt}, unless the plan changes.`,
  closingAccount: 'Deactivating the account, if the plan still stands.',
  removingConnection: 'The account is closed. Removing the Visma Connect connection.',
  observing: 'Due, but the tenant only observes: nothing acts until `automation` is `on`.',
  stopped,
  held: {
    stop: stopped,
    guard:
      'Due, but the mass guard holds: an admin approves by POST /v1/guard/approve, or the terminations are revoked.',
    'last-administrator':
      'Due, but this is the last active administrator of the tenant: waits until somebody else is one.',
  },
  attention: (problem: string) =>
    problem === taskProblem
      ? `The account is closed. Somebody removes the Visma Connect connection by hand (${problem}): waits until that is confirmed.`
      : `The account is closed. Visma Connect refuses to remove the connection (${problem}): waits for a person.`,
}
