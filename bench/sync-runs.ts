import { setTimeout as sleep } from 'node:timers/promises'
import type { components } from '../src/client/schema.ts'
import { accepted, type Company } from './company.ts'

export type Sync = components['schemas']['Sync']

/** Approves what the run guard shows. */
export async function ended(admin: Company['admin'], id: string, approving = () => {}): Promise<Sync> {
  const params = { path: { id } }
  for (let approved = false; ; await sleep(200)) {
    const sync = accepted(await admin.GET('/v1/syncs/{id}', { params }))
    if (sync.stage === 'finished') {
      if (sync.outcome !== 'completed') throw new Error(`the run ended as ${sync.outcome}: ${sync.problem}`)
      return sync
    }
    if (sync.stage !== 'held' || approved || sync.planned === null) continue
    accepted(await admin.POST('/v1/syncs/{id}/approve', { params, body: { planned: sync.planned } }))
    approving()
    approved = true
  }
}
