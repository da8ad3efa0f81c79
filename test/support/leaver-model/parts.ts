// 5,000 new stories, with a new time-skipping server for every 200 of them: it remembers all it ever ran.
import { inject, test } from 'vitest'
import { publicApi } from '../rig-in-modes.ts'
import { startRig } from '../rig.ts'
import { expectStoriesToAgree } from './stories.ts'

const storiesOfPart = 200

/** The parts are told in two files, for two processors. */
export function tellParts({ first, last }: { first: number; last: number }): void {
  const parts = Array.from({ length: last - first + 1 }, (_, index) => first + index)
  test.for(parts)(
    `L3 L4 L7 L8 L11 L13 L16: in ${storiesOfPart} new stories accounts and connections are as the model says, part %i of 25`,
    async () => {
      const { rig, endTest, end } = await startRig({ codePath: inject('workflowBundle') })
      try {
        await expectStoriesToAgree(rig, { mode: publicApi, stories: storiesOfPart, steps: 40, shrink: true })
        await endTest()
      } finally {
        await end()
      }
    },
  )
}
