import type { Knex } from 'knex'
import type { IntegrationStepKind } from '../domain/integration.ts'
import type { Cause } from './audit.ts'
import { causeColumns, causeFromColumns, type CauseColumns } from './cause.ts'
import type { Vault } from './vault.ts'

/** What a person asked of an integration; the workflow hears of it by its id, since histories hold no secrets and no free text. */
export type IntegrationStep = {
  id: string
  integrationId: string
  kind: IntegrationStepKind
  /** As the API checked it, without secrets. */
  body: Record<string, unknown>
  cause: Cause
  /** What came of it, once it was carried out. */
  answer: StepAnswer | null
  refused: StepRefusal | null
}

/** `sync`: the run that it started (`starts`), approved, declined, or found under way. */
export type StepAnswer = { sync?: string; starts?: boolean; approved?: boolean; declined?: boolean }

export type StepRefusal = { code: string; detail: string }

type Row = CauseColumns & {
  id: string
  integration_id: string
  kind: IntegrationStepKind
  body: Record<string, unknown>
  sealed: string | null
  taken_at: Date | null
  answer: StepAnswer | null
  refused_code: string | null
  refused_detail: string | null
}

type NewStep = Pick<IntegrationStep, 'integrationId' | 'kind' | 'body' | 'cause'> & {
  /** Given by whoever may repeat the call: the same step is carried out once. */
  id: string | undefined
  /** Credentials as JSON. */
  secret: string | undefined
}

/** Answers its id. */
export async function insertStep(db: Knex, vault: Vault, tenant: string, step: NewStep): Promise<string> {
  const id = step.id ?? crypto.randomUUID()
  const sealer = await vault.forTenant(db, tenant)
  await db('integration_steps').insert({
    tenant_id: tenant,
    id,
    integration_id: step.integrationId,
    kind: step.kind,
    body: JSON.stringify(step.body),
    sealed: step.secret === undefined ? null : sealer.seal(placeOf(id), step.secret),
    ...causeColumns(step.cause),
  })
  return id
}

export async function findStep(db: Knex, tenant: string, id: string): Promise<IntegrationStep | undefined> {
  const row = (await db('integration_steps').where({ tenant_id: tenant, id }).first()) as Row | undefined
  return row && fromRow(row)
}

/** Held until the transaction ends. */
export async function lockStep(trx: Knex, tenant: string, id: string): Promise<IntegrationStep | undefined> {
  const row = (await trx('integration_steps').where({ tenant_id: tenant, id }).forUpdate().first()) as
    Row | undefined
  return row && fromRow(row)
}

/** The credentials that a step brings, as JSON; undefined once they were proven or refused. */
export async function openStepSecret(
  db: Knex,
  vault: Vault,
  tenant: string,
  id: string,
): Promise<string | undefined> {
  const row = (await db('integration_steps').where({ tenant_id: tenant, id }).first('sealed')) as
    Pick<Row, 'sealed'> | undefined
  if (row === undefined || row.sealed === null) return undefined
  const sealer = await vault.forTenant(db, tenant)
  return await sealer.open(placeOf(id), row.sealed)
}

/** Carried out, or refused; its secret is gone either way. */
export async function settleStep(
  db: Knex,
  tenant: string,
  id: string,
  outcome: { answer: StepAnswer } | { refused: StepRefusal },
): Promise<void> {
  await db('integration_steps')
    .where({ tenant_id: tenant, id })
    .update({
      sealed: null,
      ...('answer' in outcome
        ? { answer: JSON.stringify(outcome.answer), taken_at: db.fn.now() }
        : { refused_code: outcome.refused.code, refused_detail: outcome.refused.detail }),
    })
}

/** Once it was told that nothing came of it: a refused call leaves nothing. */
export async function forgetStep(db: Knex, tenant: string, id: string): Promise<void> {
  await db('integration_steps').where({ tenant_id: tenant, id }).whereNull('taken_at').delete()
}

/** Steps of which nobody heard the end, such as those of a call that was cut; with the credentials that they bring. */
export async function forgetUnheardSteps(db: Knex, before: string): Promise<void> {
  await db('integration_steps').whereNull('taken_at').where('made_at', '<', before).delete()
}

const placeOf = (row: string) => ({ table: 'integration_steps', column: 'sealed', row })

function fromRow(row: Row): IntegrationStep {
  return {
    id: row.id,
    integrationId: row.integration_id,
    kind: row.kind,
    body: row.body,
    cause: causeFromColumns(row),
    answer: row.answer,
    refused: row.refused_code === null ? null : { code: row.refused_code, detail: row.refused_detail ?? '' },
  }
}
