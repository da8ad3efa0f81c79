// Stories out of the air, told to the product and to a plain model of the rules (test/support/leaver-model). The same ones every
// time: `npm run test:ci` and `npm run test:long` tell others.
import { expectStoriesToAgree } from '../support/leaver-model/stories.ts'
import { publicApi, scimByTheBook } from '../support/rig-in-modes.ts'
import { test } from '../support/rig.ts'

test.for([
  { ...publicApi, stories: 10 },
  { ...scimByTheBook, stories: 6 },
])(
  'L3 L4 L7 L8 L11 L13 L16: in every story accounts and connections are as the model says ($name)',
  async ({ stories, ...mode }, { rig }) => {
    await expectStoriesToAgree(rig, { mode, stories, steps: 12, seed: 1, shrink: false })
  },
)
