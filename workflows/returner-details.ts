/** What operators read in Temporal UI, in plain words; ids and instants only. */
export const details = {
  asleep: (opensAt: string) => `Asleep. The account opens again at ${opensAt}, unless the plan changes.`,
  opening: 'Opening the account, if the plan still stands.',
  observing: 'The time has come, but the tenant only observes: nothing acts until `automation` is `on`.',
}
