/** Agda PS in the catalogue: what a customer hands over and what a mapping says (I1). */
import { z } from 'zod'
import { requirementsOfAgdaPs } from '../../domain/requirements-of-agda-ps.ts'
import type { CatalogueEntry } from '../connector.ts'
import { holds } from '../file-text.ts'
import { sftpCredentials, type SftpCredentials } from '../sftp/credentials.ts'
import { BLANK } from './blank.ts'
import { mapped, unmapped } from './mapped.ts'

const Code = z.string().trim().min(1).max(50)
const codes = (description: string) => z.record(z.string().min(1), Code).default({}).meta({ description })

/** The keys are koppling's ids and codes. */
export const AgdaPsMapping = z.strictObject({
  companyNumber: z
    .string()
    .regex(/^\d{1,10}$/, { error: 'must be digits.' })
    .default('1')
    .meta({ description: 'The number of the company in Agda (FTG_NR).', examples: ['1'] }),
  organisation: z
    .strictObject({
      id: Code.meta({ description: 'By default the company number.' }).nullable().default(null),
      name: Code.meta({ description: 'By default the name of the employer.' }).nullable().default(null),
    })
    .default({ id: null, name: null })
    .meta({ description: 'How the name of a file begins.' }),
  departments: codes('Department to its code in Agda (AVDELNING).'),
  defaultDepartment: Code.nullable().default(null),
  contractTypes: codes('Contract type to the form of employment in Agda (ANSTALLNINGSFORM).'),
  defaultContractType: Code.nullable().default(null),
  payCodes: z
    .strictObject({
      monthly: Code.nullable().default(null),
      hourly: Code.nullable().default(null),
    })
    .default({ monthly: null, hourly: null })
    .meta({ description: 'The pay codes (LONEART) of fixed pay. Pay without one is not sent.' }),
  paymentType: Code.nullable()
    .default('Löneutbetalning')
    .meta({ description: 'UTBETALNINGSTYP; null: not sent.' }),
  paymentMethod: Code.nullable()
    .default('Bankkonto')
    .meta({ description: 'UTBETALNINGSSATT, sent with a bank account; null: not sent.' }),
  endDateOffsetDays: z.int().min(0).max(1).default(0).meta({
    description: '1 where AVGANGSDATUM is the first day without employment, not the last day of it.',
  }),
  endReason: Code.nullable().default(null).meta({ description: 'AVGANGSORSAK, sent with an end date.' }),
  phoneIn: z
    .enum(['GALLANDE', 'ADRESS'])
    .default('GALLANDE')
    .meta({ description: 'The element that holds the number of a mobile phone.' }),
  encoding: z.enum(['utf-8', 'iso-8859-1']).default('utf-8'),
})
export type AgdaPsMapping = z.output<typeof AgdaPsMapping>

/** A code that breaks the file is nobody's fault whose record it stands in. */
const NewAgdaPsMapping = AgdaPsMapping.superRefine((mapping, { addIssue }) => {
  const { encoding, departments, contractTypes, payCodes } = mapping
  const { defaultDepartment, defaultContractType, paymentType, paymentMethod, endReason } = mapping
  const codes = { defaultDepartment, defaultContractType, paymentType, paymentMethod, endReason }
  const groups = { departments, contractTypes, payCodes }
  const written = [
    ...Object.entries(codes).map(([name, code]) => ({ path: [name], code })),
    ...Object.entries(groups).flatMap(([name, group]) =>
      Object.entries(group).map(([key, code]) => ({ path: [name, key], code })),
    ),
  ]
  for (const { path, code } of written) {
    const message = code === null ? undefined : whyNotWritten(code, encoding)
    if (message !== undefined) addIssue({ code: 'custom', path, message })
  }
})

function whyNotWritten(code: string, encoding: AgdaPsMapping['encoding']): string | undefined {
  if (code.includes(BLANK)) return `must not hold ${BLANK}, which clears what Agda has.`
  if (/[\t\n\r]/.test(code) || !holds('utf-8', code)) return 'must have no control characters.'
  return holds(encoding, code) ? undefined : `has characters that ${encoding} does not hold.`
}

export const agdaPsEntry: CatalogueEntry<SftpCredentials, AgdaPsMapping> = {
  id: 'agda-ps',
  name: 'Agda PS',
  description:
    'Delivers employees, employments and fixed pay to Agda PS as AIM XML files over SFTP, one file a run, with what changed since the last one. Agda fetches the files by a job of its own.',
  credentials: sftpCredentials(),
  mapping: AgdaPsMapping,
  newMapping: NewAgdaPsMapping,
  datasets: ['employees'],
  testWrites: 'test-folder',
  transport: 'file',
  asynchronous: true,
  schedule: true,
  requirements: requirementsOfAgdaPs,
  mapped,
  unmapped,
}
