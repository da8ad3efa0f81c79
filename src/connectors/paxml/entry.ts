/** PAXml in the catalogue: what a customer hands over and what a mapping says (I1). */
import { z } from 'zod'
import { requirementsOfPaxml } from '../../domain/requirements-of-paxml.ts'
import type { CatalogueEntry } from '../connector.ts'
import { sftpCredentials, type SftpCredentials } from '../sftp/credentials.ts'
import { CONTRACTS, TIME_CODES } from './codes.ts'
import { mapped, unmapped } from './mapped.ts'

const Key = z.string().min(1)
/** As long as the format lets one be. */
const Unit = z.string().trim().min(1).max(10)
const Name = z.string().trim().min(1).max(100)

export const PaxmlContract = z.strictObject({
  form: z.enum(CONTRACTS).meta({ description: 'anstform' }),
  staffType: z
    .enum(['ARB', 'TJM'])
    .nullable()
    .default(null)
    .meta({ description: 'personaltyp: ARB for workers, TJM for salaried employees; null: not sent.' }),
})
export type PaxmlContract = z.output<typeof PaxmlContract>

/** The keys are koppling's ids and codes. */
export const PaxmlMapping = z.strictObject({
  companyId: Name.nullable().default(null).meta({
    description: 'What the payroll system calls the company (foretagid); null: not sent.',
  }),
  departments: z
    .record(Key, Unit)
    .default({})
    .meta({ description: 'Department to the id of its unit (resenhet), at most 10 characters.' }),
  defaultDepartment: Unit.nullable().default(null),
  departmentDimension: z
    .int()
    .min(1)
    .max(99)
    .default(1)
    .meta({ description: 'The dimension of those units; 1 is cost centres by convention.' }),
  contractTypes: z.record(Key, PaxmlContract).default({}),
  defaultContractType: PaxmlContract.nullable().default(null),
  absenceTypes: z.record(Key, z.enum(TIME_CODES)).default({}).meta({
    description: 'Type of absence to its time code (tidkod). Absences of other types are not sent.',
  }),
})
export type PaxmlMapping = z.output<typeof PaxmlMapping>

const Download = z
  .strictObject({ delivery: z.literal('download') })
  .meta({ title: 'Fetched from the API', description: 'Nobody delivers the file; a person fetches it.' })

const PaxmlCredentials = z.union([Download, sftpCredentials({ test: 'Test', live: 'Prod' })])
export type PaxmlCredentials = { delivery: 'download' } | SftpCredentials

export const paxmlEntry: CatalogueEntry<PaxmlCredentials, PaxmlMapping> = {
  id: 'paxml',
  name: 'PAXml',
  description:
    'Writes employees and absences as PAXml 2.0 files, which many Swedish payroll systems read, with what changed since the last one; delivered over SFTP or to be fetched from the API.',
  credentials: PaxmlCredentials,
  mapping: PaxmlMapping,
  datasets: ['employees', 'absences'],
  testWrites: 'test-folder',
  transport: 'file',
  asynchronous: true,
  schedule: true,
  requirements: requirementsOfPaxml,
  mapped,
  unmapped,
}
