// Stories out of the air, told to the model and to the product.
import { randomInt } from 'node:crypto'
import fc from 'fast-check'
import type { Mode } from '../rig-in-modes.ts'
import type { Rig } from '../rig.ts'
import { hrCommands } from './hr-commands.ts'
import { outsideCommands, theEnd } from './outside-commands.ts'
import { peopleCommands } from './people-commands.ts'
import { raceCommands } from './race-commands.ts'
import { newPerson } from './person.ts'
import type { Story } from './story.ts'
import { endWorld, startWorld } from './world.ts'

type Telling = {
  mode: Mode
  stories: number
  /** At most so many steps in each. */
  steps: number
  /** Another one every time unless given. */
  seed?: number
  /** Whether to look for a shorter story that fails too; that takes minutes. */
  shrink: boolean
}

const rules = fc.record({ days: fc.nat({ max: 7 }), keepIfReturningWithin: fc.constantFrom(0, 0, 3) })

const someSteps = (maxCommands: number, replayPath: string | undefined) =>
  fc.commands([fc.oneof(...hrCommands, ...peopleCommands, ...outsideCommands, ...raceCommands)], {
    maxCommands,
    size: 'max',
    ...(replayPath !== undefined && { replayPath }),
  })

/**
 * Rejects with the seed, the path and the story that failed. KOPPLING_MODEL_SEED tells the stories of that seed,
 * KOPPLING_MODEL_PATH the one at that path, KOPPLING_MODEL_REPLAY the steps that were taken of it.
 */
export async function expectStoriesToAgree(
  rig: Rig,
  { mode, stories, steps, seed, shrink }: Telling,
): Promise<void> {
  const { KOPPLING_MODEL_SEED, KOPPLING_MODEL_PATH, KOPPLING_MODEL_REPLAY } = process.env
  const chosenSeed = Number(KOPPLING_MODEL_SEED ?? seed ?? randomInt(2 ** 31))
  // Also where they hang, which names nothing.
  process.stdout.write(`KOPPLING_MODEL_SEED=${chosenSeed}: ${stories} stories of at most ${steps} steps\n`)
  const property = fc.asyncProperty(rules, someSteps(steps, KOPPLING_MODEL_REPLAY), async (rules, taken) => {
    const world = await startWorld(rig, mode, rules)
    const beginning = async () => {
      world.accounts.set('E1', await world.company.hire('E1'))
      const { believesGone } = mode
      const people = [newPerson('E1')]
      const model: Story = { day: 0, rules, providerUp: true, believesGone, people }
      return { model, real: world }
    }
    try {
      await fc.asyncModelRun(beginning, [...taken, theEnd])
    } finally {
      await endWorld(world)
    }
  })
  await fc.assert(property, {
    numRuns: stories,
    endOnFailure: !shrink,
    seed: chosenSeed,
    ...(KOPPLING_MODEL_PATH !== undefined && { path: KOPPLING_MODEL_PATH }),
  })
}
