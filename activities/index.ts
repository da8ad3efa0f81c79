import { accountActivities } from './accounts.ts'
import { connectionActivities } from './connections.ts'
import { connectionByHandActivities } from './connections-by-hand.ts'
import { decisionActivities } from './decisions.ts'
import { lookUpActivities } from './look-ups.ts'
import { returnActivities } from './returns.ts'
import { sweepActivities, type SweepLog } from './sweep.ts'
import { watched } from './watched.ts'
import type { Intake } from '../src/intake/context.ts'
import type { VismaConnect } from '../src/visma-connect/public-api.ts'

/** By task queue, since each has its own limits. */
export function createActivities({
  intake,
  vismaConnect,
  log,
}: {
  intake: Intake
  vismaConnect: VismaConnect
  log: SweepLog
}) {
  const asking = { ...intake, vismaConnect: watched({ ...intake, vismaConnect }) }
  return {
    main: { ...accountActivities(intake), ...decisionActivities(intake), ...returnActivities(intake) },
    vismaConnect: {
      ...connectionActivities(asking),
      ...connectionByHandActivities(asking),
    },
    lookUps: lookUpActivities({ ...intake, vismaConnect }),
    sweep: sweepActivities({ ...intake, log }),
  }
}
