// An integration with a system that takes files, set up through HTTP alone; the sandbox's SFTP server is what receives.
import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import type { EmployeeDocument } from '../../src/domain/documents.ts'
import type { Imported } from '../../src/sandbox/sftp/import/job.ts'
import type { PersonInRegister } from '../../src/sandbox/sftp/import/register.ts'
import { goLive, integrationThroughHttp, type HttpRig, type Sync } from './http-integrations.ts'
import type { Product } from './product.ts'
import { swedishNumber } from './swedish-numbers.ts'
import { employmentOf, personOf } from './swedish-people.ts'

export type { Sync }
export type FileSystem = 'agda-ps' | 'paxml'
type Folder = 'test' | 'live'

export const employer = 'acme-se'
export const employerName = 'Acme AB'
export const folders = { test: 'Test/Importfiler', live: 'Prod/Importfiler' }

const mappingOf: Record<FileSystem, object> = {
  'agda-ps': {
    companyNumber: '1',
    departments: { D10: '210' },
    contractTypes: { permanent: 'T' },
    payCodes: { monthly: '100', hourly: null },
  },
  paxml: { departments: { D10: '210' }, contractTypes: { permanent: { form: 'FAST' } } },
}

export type FileRig = HttpRig & {
  username: string
  /** Sends the credentials again, which name other folders. */
  useFolders(folders: Record<Folder, string>): Promise<void>
  /** Names, those of uploads under way as well. */
  files(folder: Folder): Promise<string[]>
  register(folder: Folder): Promise<Map<string, PersonInRegister>>
  /** Runs the import job; what it made of the files of this account that lay there. */
  imported(): Promise<Imported[]>
}

const documentOf = (number: number, changes: Partial<EmployeeDocument> = {}): EmployeeDocument =>
  personOf(String(number), {
    familyName: `Test ${number}`,
    nationalId: { country: 'SE', number: swedishNumber(number) },
    employments: [
      employmentOf(`E${number}-1`, {
        startDate: '2020-02-01',
        pay: { type: 'monthly', amount: '42000.00', currency: 'SEK', from: '2025-01-01' },
      }),
    ],
    ...changes,
  })

/** As far as the credentials, which are proven: those of an account of its own unless others are given. */
export async function fileIntegration(
  product: Product,
  system: FileSystem,
  given?: object,
): Promise<FileRig> {
  const username = `acme-${randomUUID().slice(0, 8)}`
  const password = `test-${randomUUID()}`
  await product.sftp.putAccount({ username, password, format: system === 'agda-ps' ? 'aim' : 'paxml' })
  const { host, port, hostKey } = await product.sftp.status()
  const credentials = given ?? {
    ...{ host, port, username, password, hostKey },
    folders,
  }
  const rig = await integrationThroughHttp(product, {
    system,
    employer: {
      id: employer,
      name: employerName,
      organisationNumber: '5567037485',
      country: 'SE',
      timeZone: 'Europe/Stockholm',
    },
    mapping: mappingOf[system],
    credentials,
    companyName: employerName,
    documentOf,
  })
  return {
    ...rig,
    username,
    async useFolders(folders) {
      const body = { credentials: { ...credentials, folders }, companyName: employerName }
      const proven = await rig.call('PUT', `/integrations/${rig.id}/credentials`, body)
      expect(proven, JSON.stringify(proven.body)).toMatchObject({ status: 200 })
    },
    files: async (folder) => (await product.sftp.files({ username, folder })).map(({ name }) => name),
    register: async (folder) => await product.sftp.register({ username, folder }),
    imported: async () => (await product.sftp.runImport()).filter((one) => one.username === username),
  }
}

export async function liveFileIntegration(product: Product, system: FileSystem): Promise<FileRig> {
  const rig = await fileIntegration(product, system)
  await goLive(rig)
  return rig
}
