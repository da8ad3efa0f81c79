// How stories of one leaver begin, in whichever mode the company is.
import { publicApi, type Mode } from './rig-in-modes.ts'
import { asleepUntil, midnightIn } from './rig-runs.ts'
import type { Rig } from './rig.ts'

/** E1 leaves in ten days, and the leaver sleeps until the midnight five days later. */
export async function asleep(rig: Rig, mode: Mode = publicApi) {
  const acme = await mode.company(rig)
  const account = await acme.hire('E1')
  const midnight = await midnightIn(rig, 16)
  await acme.terminate('E1-1', { lastDay: await rig.clock.inDays(10) })
  const run = acme.run('E1-1')
  await asleepUntil(run, midnight)
  return { acme, account, midnight, run }
}

/** E1 has left and is closed, and the connection cannot be taken: it is tried again and again. */
export async function retrying(rig: Rig, mode: Mode) {
  const acme = await mode.company(rig)
  const account = await acme.hire('E1')
  await acme.goesAway()
  await acme.leave('E1')
  await acme.stuck()
  return { acme, account }
}
