// L14: each process of an instance is killed once at each stage of the sample company; what ends by itself is started again.
import { expect, test } from 'vitest'
import { expectSampleAsRuled, ownHome, partNames, startInstance } from '../support/instance.ts'

const moments = ['50 of 200 employees', 'terminations', 'Due now'] as const

test.for(partNames.flatMap((part) => moments.map((moment) => [part, moment] as const)))(
  'L14: %s killed at "%s" loses nothing and repeats nothing',
  async ([part, moment]) => {
    await using home = await ownHome()
    await using instance = startInstance(home)
    await instance.says(moment)
    await instance.killPart(part)
    await instance.says('Where to look')
    await expectSampleAsRuled(home)
    expect(instance.output()).toContain('is started again')
  },
)

test.for(moments)('L14: everything killed at "%s", then started again', async (moment) => {
  await using home = await ownHome()
  const first = startInstance(home)
  await first.says(moment)
  await first.killAll()

  await using second = startInstance(home)
  await second.says('Where to look')
  await expectSampleAsRuled(home)
  expect(second.output()).toContain('Ready.')
})
