import { accountActivities } from './accounts.ts'
import { connectionActivities } from './connections.ts'
import { connectionByHandActivities } from './connections-by-hand.ts'
import { decisionActivities } from './decisions.ts'
import { lookUpActivities } from './look-ups.ts'
import { returnActivities } from './returns.ts'
import { sweepActivities } from './sweep.ts'
import { watched } from './watched.ts'
import type { Intake } from '../src/intake/context.ts'
import type { VismaConnect } from '../src/visma-connect/public-api.ts'

/** By task queue, since each has its own limits. */
export function createActivities({ intake, vismaConnect }: { intake: Intake; vismaConnect: VismaConnect }) {
  const asking = { ...intake, vismaConnect: watched({ ...intake, vismaConnect }) }
  return {
    main: { ...accountActivities(intake), ...decisionActivities(intake), ...returnActivities(intake) },
    vismaConnect: {
      ...connectionActivities(asking),
      ...connectionByHandActivities(asking),
    },
    lookUps: lookUpActivities({ ...intake, vismaConnect }),
    sweep: sweepActivities(intake),
  }
}
