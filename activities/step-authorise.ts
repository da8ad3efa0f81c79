// Credentials are proven by the system itself before they are kept (I3).
import { findEmployer } from '../src/db/employers.ts'
import { setCredentials } from '../src/db/integration-changes.ts'
import { sealCredentials } from '../src/db/integration-credentials.ts'
import { findStep, openStepSecret } from '../src/db/integration-steps.ts'
import { findIntegration, type Integration } from '../src/db/integrations.ts'
import { approveAsBefore, lastLostSync, openSyncOf, type Sync } from '../src/db/syncs.ts'
import type { Authorised } from '../src/connectors/connector.ts'
import { Refused, Unauthorised } from '../src/connectors/errors.ts'
import type { RemoteCompany } from '../src/domain/set-up.ts'
import type { StepTaken } from '../src/temporal/integration-messages.ts'
import { StepRefused, takeStep, type Held, type StepRef, type Work } from './integration-steps.ts'
import { record } from './steps-of-people.ts'
import { begin, isFrozen, isUpToDate, underWay } from './steps-of-runs.ts'
import type { SyncDeps } from './sync-run.ts'

/** Asks the system first, outside of the transaction; what it answered is judged and kept within it. */
export async function authorise(deps: SyncDeps, ref: StepRef): Promise<StepTaken> {
  const { db, vault } = deps
  const known = await findStep(db, ref.tenant, ref.step)
  if (known !== undefined && (known.answer !== null || known.refused !== null))
    return await takeStep(deps, ref, {})
  const secret = await openStepSecret(db, vault, ref.tenant, ref.step)
  const integration = await findIntegration(db, ref.tenant, ref.integration)
  const connector = connectorsOf(deps, integration?.system)
  const credentials: unknown = JSON.parse(secret ?? 'null')
  const answered = await ask(() => connector.connect(credentials).authorise())
  const work: Work = async (held) => await keep(deps, held, { answered, credentials })
  return await takeStep(deps, ref, { authorise: work })
}

type Answered = { authorised: Authorised } | { refusal: Unauthorised | Refused }

async function ask(call: () => Promise<Authorised>): Promise<Answered> {
  try {
    return { authorised: await call() }
  } catch (error) {
    // A folder that is not there is as wrong in the credentials as a password.
    if (error instanceof Unauthorised || error instanceof Refused) return { refusal: error }
    throw error
  }
}

async function keep(
  deps: SyncDeps,
  held: Held,
  { answered, credentials }: { answered: Answered; credentials: unknown },
) {
  if ('refusal' in answered) {
    throw new StepRefused({
      code: 'credentials-rejected',
      detail: `${answered.refusal.message} Nothing was changed.`,
    })
  }
  const company = await acceptedCompany(held, answered.authorised)
  const { trx, ref, integration, rules, step, by } = held
  const sealed = await sealCredentials(trx, deps.vault, { ...ref, credentials })
  const { expiresOn } = step.body
  await setCredentials(trx, ref, {
    sealed,
    company,
    expireOn: typeof expiresOn === 'string' ? expiresOn : null,
    by,
    now: rules.now,
  })
  await record(held, 'authorised', { company: company.id, expiresOn })
  if (integration.stage !== 'needs-authorisation' || isFrozen(held)) return {}
  const lost = await lastLostSync(trx, ref.tenant, integration.id)
  if (lost === undefined || !mayGoOn(integration, lost)) return {}
  // I10: at once, for those whom the run that stopped did not come to or who failed in it.
  const setUp = { ...held.setUp, credentials: { company, expiresOn: null } }
  const going = { kind: 'manual', goesOnFrom: lost.id, isFull: lost.isFull, startedBy: 'koppling' } as const
  const { id } = await begin(deps, { ...held, setUp }, going)
  if (lost.approved !== null && isUpToDate(lost, integration))
    await approveAsBefore(trx, ref.tenant, id, lost)
  return { sync: id, starts: true }
}

/** A test or a preview that was not let in asked nobody to send anything; nor does what began before a pause (I8). */
function mayGoOn({ authorisationLost, paused }: Integration, lost: Sync): boolean {
  const isWhatLostIt = lost.endedAt === authorisationLost?.at
  return isWhatLostIt && (paused === null || lost.startedAt >= paused.at)
}

/** Read and write rights, and the company of the employer: by its number, else as a person confirms it by name. */
async function acceptedCompany(held: Held, { company, proven }: Authorised): Promise<RemoteCompany> {
  const { trx, ref, integration, step } = held
  const missing = (['read', 'write'] as const).filter((right) => !proven[right])
  if (missing.length > 0) {
    throw new StepRefused({
      code: 'rights-missing',
      detail: `the credentials may not ${missing.join(' and not ')} employees there: give them that right in the system and send them again`,
    })
  }
  const employer = await findEmployer(trx, ref.tenant, integration.employerId)
  const own = digitsOf(employer?.organisationNumber ?? null)
  const there = digitsOf(company.organisationNumber)
  if (own !== '' && there !== '' && own !== there) {
    throw new StepRefused({
      code: 'company-differs',
      detail: `the credentials open ${company.name} (${there}), and the employer ${integration.employerId} has the organisation number ${own}: send those of the right company, or correct the employer`,
    })
  }
  const name = company.name ?? employer?.name ?? integration.employerId
  if ((own === '' || there === '') && step.body['companyName'] !== name) {
    const opened =
      company.name === null
        ? `the system does not tell whose credentials these are; if they are of ${name}`
        : `organisation numbers cannot be compared: the credentials open ${name}; if that is the right company`
    throw new StepRefused({
      code: 'company-not-confirmed',
      detail: `${opened}, send them again with "companyName": ${JSON.stringify(name)}`,
    })
  }
  const found = { ...company, name, id: company.id ?? name }
  const before = integration.credentials?.company.id
  if (integration.promoted !== null && before !== undefined && before !== found.id) {
    throw new StepRefused({
      code: 'company-differs',
      detail: `the integration is live with another company there: disconnect it, and set up another one for ${name}`,
    })
  }
  if (before !== found.id) await refuseOtherCompanyMidRun(held)
  return found
}

/** What a run writes is known as sent to the company that it began with (I9). */
async function refuseOtherCompanyMidRun({ trx, ref, integration }: Held): Promise<void> {
  const open = await openSyncOf(trx, ref.tenant, integration.id)
  if (open === undefined) return
  const { code, detail } = underWay(open)
  throw new StepRefused({ code, detail: `these credentials open another company, and ${detail}` })
}

/** `SE556677-8899`, `556677-8899` and `999 888 777 MVA` name the same companies as their digits. */
function digitsOf(number: string | null): string {
  return (number ?? '').replaceAll(/\D/g, '')
}

function connectorsOf({ connectors }: SyncDeps, system: string | undefined) {
  const connector = connectors.get(system ?? '')
  if (connector === undefined) throw new Error(`the catalogue has no ${system ?? 'such system'}`)
  return connector
}
