// Stories that nobody has told yet. A failure names the seed, and the shortest story that fails.
import { expectStoriesToAgree } from '../support/leaver-model/stories.ts'
import { publicApi, scimByTheBook } from '../support/rig-in-modes.ts'
import { test } from '../support/rig.ts'

test.for([publicApi, scimByTheBook])(
  'L3 L4 L7 L8 L11 L13 L16: in 120 new stories accounts and connections are as the model says ($name)',
  async (mode, { rig }) => {
    await expectStoriesToAgree(rig, { mode, stories: 120, steps: 20, shrink: true })
  },
)
