import { z } from 'zod'
import { resultOutcomes, syncKinds, syncOutcomes, syncStages } from '../../domain/integration.ts'
import { runGuardReasons } from '../../domain/run-guard.ts'
import { InstantField, ProblemCodeField } from './values.ts'

const Planned = z.strictObject({
  scope: z.int().meta({ description: 'Employees in the scope.' }),
  created: z.int(),
  ended: z.int(),
  bankAccountChanged: z.int(),
  nationalIdChanged: z.int(),
  employees: z.int().meta({ description: 'Employees to whom at least one of the four happens.' }),
})

const SyncFileView = z
  .strictObject({
    name: z.string().meta({ examples: ['1-Acme_Corp-employees-20300103-143022.xml'] }),
    folder: z.enum(['test', 'live']),
    delivery: z.enum(['upload', 'download']).meta({
      description: '`download`: it is fetched by `GET /v1/syncs/{id}/file`.',
    }),
    size: z.int().nullable().meta({ description: 'Bytes.' }),
    sha256: z.string().nullable().meta({ description: 'In hexadecimal.' }),
    fixedAt: InstantField,
    deliveredAt: InstantField.nullable().meta({ description: 'When it had its final name there.' }),
    fetchedAt: InstantField.nullable().meta({
      description: 'When it was found to be gone, or was fetched here.',
    }),
    keptUntil: InstantField.nullable().meta({ description: 'Until when a download can be fetched.' }),
  })
  .meta({ id: 'SyncFile' })

export const SyncView = z
  .strictObject({
    id: z.string(),
    integrationId: z.string(),
    kind: z.enum(syncKinds),
    stage: z.enum(syncStages).meta({
      description: '`held`: it waits until an admin approves the numbers in `planned`, or declines it.',
    }),
    outcome: z.enum(syncOutcomes).nullable(),
    problem: ProblemCodeField.nullable().meta({
      description: 'Why it stopped or failed. `declined`: an admin did not let it go on.',
    }),
    isFull: z.boolean().meta({ description: 'It looks at everybody, also at those who did not change.' }),
    employees: z
      .array(z.string())
      .nullable()
      .meta({ description: 'Those whom a test names; null: the whole scope.' }),
    goesOnFrom: z.string().nullable().meta({
      description:
        'A run that was stopped: this one takes those whom that did not come to, and those who failed there.',
    }),
    mappingVersion: z.int(),
    startedBy: z.string(),
    startedAt: InstantField,
    endedAt: InstantField.nullable(),
    isGreen: z.boolean().nullable().meta({
      description:
        'Of a test that is over: every named employee was created, updated or unchanged. Null for other runs.',
    }),
    planned: Planned.nullable().meta({
      description: 'What it is about to do, counted before its first write.',
    }),
    heldBecause: z.array(z.enum(runGuardReasons)).nullable(),
    approvedBy: z.string().nullable(),
    file: SyncFileView.nullable().meta({
      description: 'Of a system that takes files; null: there is none, or nobody had anything new.',
    }),
    counts: z
      .record(z.string(), z.int())
      .nullable()
      .meta({
        description:
          'How many employees by outcome, so far while it runs. `leftScope`: who got something before and is in the scope no more.',
        examples: [{ created: 2, unchanged: 40, leftScope: 0 }],
      }),
  })
  .meta({ id: 'Sync' })

export const reaches = ['sent', 'accepted', 'waiting'] as const

export const SyncResultView = z
  .strictObject({
    employeeId: z.string(),
    outcome: z.enum(resultOutcomes).meta({
      description:
        '`blocked`: not sent, by a rule here. `refused`: by the system. `failed`: tried again by the next run. `doubtful`: a person says first who it is.',
    }),
    reach: z.enum(reaches).nullable().meta({
      description: '`waiting`: a draft or a file that somebody has to take there. Null: nothing was sent.',
    }),
    problem: ProblemCodeField.nullable(),
    at: InstantField,
    fields: z
      .array(
        z.strictObject({
          field: z.string().meta({ examples: ['employments.E1001-1.pay'] }),
          outcome: z.enum(['created', 'updated', 'unchanged', 'not-sent', 'refused']),
          from: z
            .string()
            .nullable()
            .meta({ examples: ['***00'] }),
          to: z.string().nullable(),
          reason: z.string().nullable(),
        }),
      )
      .meta({
        description:
          'Of bank account, identity number, pay, address, birth date, private e-mail and phone at most two characters are shown. Empty where nothing was sent.',
      }),
  })
  .meta({ id: 'SyncResult' })
