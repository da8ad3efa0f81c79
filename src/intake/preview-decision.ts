import { insertDecision } from '../db/leaver-decisions.ts'
import { findLeaver, type Leaver } from '../db/leavers.ts'
import { userOfEnd } from '../domain/user-end.ts'
import { carryOutDecision } from './carry-out.ts'
import type { Change, Intake } from './context.ts'
import { decidable, refused, type Deciding } from './decisions.ts'
import { previewPerson, type Preview, type Whose } from './preview.ts'

/** L15: what a decision would do: carried out without its workflow, and taken back. Throws as deciding does, but for TemporalUnavailable. */
export async function previewDecision(intake: Intake, change: Change, deciding: Deciding): Promise<Preview> {
  const { tenant } = change
  const found = await findLeaver(intake.db, tenant, deciding.leaver)
  const work = async (by: Intake) => {
    const leaver = await decidable(by, tenant, deciding)
    const { kind, until, reason } = deciding
    const cause = { ...change.cause, reason }
    const decision = await insertDecision(by.db, tenant, { leaverId: leaver.id, kind, until, cause })
    const done = await carryOutDecision(by, { tenant, employment: leaver.employmentId }, decision)
    if (done.kind === 'refused') throw refused(done.why)
  }
  return await previewPerson(intake, tenant, { whose: whoseOf(found), work })
}

function whoseOf(leaver: Leaver | undefined): Whose {
  const user = leaver && userOfEnd(leaver.employmentId)
  return user === undefined ? { employment: leaver?.employmentId ?? '' } : { user }
}
