/** PAXml behind the common interface of systems that read files. */
import type { Authorised } from '../connector.ts'
import type { FileConnector, FolderAccess } from '../file-connection.ts'
import type { SftpCredentials } from '../sftp/credentials.ts'
import { paxmlEntry, type PaxmlCredentials, type PaxmlMapping } from './entry.ts'
import { formOf } from './form.ts'
import { recordOf } from './record.ts'

export function createPaxml({
  sftp,
}: {
  sftp: FolderAccess<SftpCredentials>
}): FileConnector<PaxmlCredentials, PaxmlMapping> {
  return {
    entry: paxmlEntry,
    connect(credentials) {
      const reached = 'delivery' in credentials ? nowhere : sftp.at(credentials)
      return { ...reached, record: recordOf, form: formOf }
    },
    close: () => sftp.close(),
  }
}

/** Whoever may fetch the file is decided by the key of the API, so there is nothing to prove. */
const fetched: Authorised = {
  company: { id: 'download', name: null, organisationNumber: null },
  proven: { read: true, write: true },
}
const nowhere = { folders: undefined, authorise: () => Promise.resolve(fetched) }
