// What operators see of an integration.
import { setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow'
import type { IntegrationStage } from '../src/domain/integration.ts'
import { stageAttribute } from '../src/temporal/search-attributes.ts'

const details: Record<IntegrationStage, string> = {
  'setting-up':
    'Is being set up: credentials, a test of one or two employees, its review, then promotion. `GET /v1/integrations/{id}` names the next step.',
  live: 'Syncs by its schedule, or by hand where it has none.',
  paused: 'Paused by a person: only runs by hand.',
  'needs-authorisation':
    'The system takes the credentials no longer. Nothing runs until an admin sends new ones; then a run starts at once.',
  disconnected: 'Disconnected: nothing runs any more.',
}

export const show = {
  stage(stage: IntegrationStage): void {
    upsertSearchAttributes([{ key: stageAttribute, value: stage }])
    setCurrentDetails(details[stage])
  },
}
