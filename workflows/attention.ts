import { condition, setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow'
import { problemAttribute, stageAttribute } from '../src/temporal/search-attributes.ts'
import { details } from './leaver-details.ts'
import { records } from './proxies.ts'

type Attention = { ref: { tenant: string; employment: string }; problem: string; told: () => boolean }

/** Records that a person is needed, where lists and operators see it, and waits until the leaver is told. */
export async function waitForPerson({ ref, problem, told }: Attention): Promise<undefined> {
  await records.askForPerson.executeWithOptions({ summary: 'Ask for a person' }, [{ ...ref, problem }])
  upsertSearchAttributes([
    { key: stageAttribute, value: 'attention' },
    { key: problemAttribute, value: problem },
  ])
  setCurrentDetails(details.attention(problem))
  await condition(told)
  upsertSearchAttributes([
    { key: stageAttribute, value: 'acting' },
    { key: problemAttribute, value: null },
  ])
}
