/** Entries of audit trails, as they are listed, exported and verified. */
import { z } from 'zod'
import { breakages } from '../../domain/audit-chain.ts'
import { InstantField } from './values.ts'

export const HashField = z
  .string()
  .regex(/^[0-9a-f]{64}$/, { error: 'must be a SHA-256 in 64 hexadecimal digits.' })
  .meta({ description: 'SHA-256, in hexadecimal digits.', examples: ['0'.repeat(64)] })

const LinkView = z.strictObject({ sequence: z.int(), hash: z.string() }).meta({ id: 'AuditLink' })

const fields = {
  tenant: z.string().nullable().meta({ description: 'Null for the trail of the platform.' }),
  at: InstantField.meta({ description: 'When the transaction of the change began, to the microsecond.' }),
  action: z.string(),
  subjectKind: z.string().nullable(),
  subjectId: z.string().nullable(),
  actor: z.string().nullable().meta({ description: 'The person in the HR system, or `koppling` itself.' }),
  keyId: z.string().nullable(),
  partnerId: z.string().nullable(),
  workflowId: z.string().nullable().meta({ description: 'The workflow that acted, if one did.' }),
  runId: z.string().nullable(),
  requestId: z.string().nullable(),
  old: z.unknown(),
  new: z.unknown(),
  reason: z
    .string()
    .nullable()
    .meta({ description: 'The words; null with a `reasonDigest` means that they were erased.' }),
  reasonDigest: z.string().nullable(),
}

const placeText =
  'The place in the chain, from 1; null until the entry is sealed, about a minute after it was written.'

export const AuditEntryView = z
  .strictObject({
    sequence: z.int().nullable().meta({ description: placeText }),
    ...fields,
    previousHash: z.string().nullable(),
    hash: z.string().nullable(),
  })
  .meta({ id: 'AuditEntry' })

const ExportedEntry = z
  .strictObject({
    sequence: z.int(),
    ...fields,
    reasonSalt: z.string().nullable(),
    previousHash: z.string(),
    hash: z.string(),
  })
  .meta({ id: 'ExportedAuditEntry' })

const ExportEnd = z
  .strictObject({
    head: LinkView.meta({ description: 'How far the chain went when the export began.' }),
    checkpoint: LinkView.meta({ description: 'The last entry that retention has removed.' }),
  })
  .meta({ id: 'AuditExportEnd' })

export const ExportLine = z.union([ExportedEntry, ExportEnd])

export const VerificationView = z
  .strictObject({
    intact: z.boolean(),
    broken: z
      .strictObject({ sequence: z.int(), problem: z.enum(breakages) })
      .nullable()
      .meta({
        description: 'The first sequence number at which the chain does not hold, and what is wrong there.',
      }),
    from: LinkView.meta({ description: 'The entries after this one were looked at.' }),
    to: LinkView.meta({ description: 'The last one that was found whole.' }),
    next: z
      .int()
      .nullable()
      .meta({ description: 'Send it as `after` to go on: one call looks at 100,000 entries at most.' }),
    head: LinkView.meta({ description: 'Keep it elsewhere, and send it later as what is known.' }),
  })
  .meta({ id: 'AuditVerification' })
