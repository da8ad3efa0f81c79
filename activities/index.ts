import { accountActivities } from './accounts.ts'
import { connectionActivities } from './connections.ts'
import { connectionByHandActivities } from './connections-by-hand.ts'
import { decisionActivities } from './decisions.ts'
import { authorisationActivities, integrationActivities } from './integrations.ts'
import { lookUpActivities } from './look-ups.ts'
import { createPlaces, type Places } from './places.ts'
import { returnActivities } from './returns.ts'
import { sweepActivities, type SweepLog } from './sweep.ts'
import { createFileKeeper } from './file-keeping.ts'
import { syncActivities } from './syncs.ts'
import type { SyncDeps } from './sync-run.ts'
import { webhookActivities } from './webhooks.ts'
import { welcomeMailActivities } from './welcome-mail.ts'
import type { Intake } from '../src/intake/context.ts'
import type { Publisher } from '../src/intake/publisher.ts'
import type { SyncKeeper } from '../src/intake/sync-keeper.ts'
import type { SyncSchedules } from '../src/temporal/sync-schedules.ts'
import type { WebhookSender } from '../src/webhooks/sender.ts'
import type { IdentityProviders } from '../src/visma-connect/providers.ts'

type Deps = {
  intake: Intake
  providers: IdentityProviders
  publisher: Publisher
  sender: WebhookSender
  connectors: SyncDeps['connectors']
  /** In which identity numbers of invented people are right. */
  environment: SyncDeps['environment']
  schedules: SyncSchedules
  syncKeeper: SyncKeeper
  log: SweepLog & SyncDeps['log']
  places?: Places
}

/** By task queue, since each has its own limits. */
export function createActivities({
  intake,
  providers,
  publisher,
  sender,
  connectors,
  environment,
  schedules,
  syncKeeper,
  log,
  places = createPlaces(),
}: Deps) {
  const syncing = { ...intake, connectors, environment, log }
  const asking = { ...intake, providers }
  const inPlace =
    <Ref extends { tenant: string }, Result>(work: (ref: Ref) => Promise<Result>) =>
    (ref: Ref) =>
      places(ref.tenant, () => work(ref))
  const { removeConnection } = connectionActivities(asking)
  const { removeConnectionByHand, connectByHand } = connectionByHandActivities(asking)
  const { sendWelcomeMail } = welcomeMailActivities(asking)
  return {
    main: {
      ...accountActivities(intake),
      ...decisionActivities(intake),
      ...returnActivities(intake),
      ...integrationActivities({ ...syncing, schedules }),
    },
    vismaConnect: {
      removeConnection: inPlace(removeConnection),
      removeConnectionByHand: inPlace(removeConnectionByHand),
      connectByHand: inPlace(connectByHand),
      sendWelcomeMail: inPlace(sendWelcomeMail),
    },
    lookUps: lookUpActivities(asking),
    sweep: sweepActivities({
      ...intake,
      publisher,
      syncs: syncKeeper,
      files: createFileKeeper(syncing),
      log,
    }),
    webhooks: webhookActivities({ ...intake, sender }),
    syncs: { ...syncActivities(syncing), ...authorisationActivities(syncing) },
  }
}
