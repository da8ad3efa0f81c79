// 5,000 new stories, with a new time-skipping server for every 200 of them: it remembers all it ever ran.
import { inject, test } from 'vitest'
import { expectStoriesToAgree } from '../support/leaver-model/stories.ts'
import { startRig } from '../support/rig.ts'

const parts = Array.from({ length: 25 }, (_, part) => part + 1)

test.for(parts)(
  'L3 L4 L7 L8 L11 L13 L16: in 200 new stories accounts and connections are as the model says, part %i',
  async () => {
    const { rig, endTest, end } = await startRig({ codePath: inject('workflowBundle') })
    try {
      await expectStoriesToAgree(rig, { stories: 200, steps: 40, shrink: true })
      await endTest()
    } finally {
      await end()
    }
  },
)
