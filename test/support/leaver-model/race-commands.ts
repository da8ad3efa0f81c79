// What chance alone brings together too seldom: the second step of a leaver is tried again and again, and tries once more between a
// change of its person and the news of it.
import fc from 'fast-check'
import { undo } from './hr-commands.ts'
import { providerLeaves, toNextClosing } from './outside-commands.ts'
import { reactivatesLate } from './people-commands.ts'
import type { Command } from './story.ts'

const meetsTheSecondStep = fc
  .tuple(providerLeaves, fc.oneof(reactivatesLate, undo(true)))
  .map(([leaves, late]): Command => {
    const closing = toNextClosing(0)
    return {
      check: (story) => closing.check(story) && leaves.check(story),
      async run(story, world) {
        for (const step of [leaves, closing]) await step.run(story, world)
        if (late.check(story)) await late.run(story, world)
      },
      toString: () => [leaves, closing, late].join('; '),
    }
  })

export const raceCommands: { weight: number; arbitrary: fc.Arbitrary<Command> }[] = [
  { weight: 6, arbitrary: meetsTheSecondStep },
]
