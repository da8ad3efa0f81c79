/** Agda PS behind the common interface of systems that read files. */
import type { FileConnector, FolderAccess } from '../file-connection.ts'
import type { SftpCredentials } from '../sftp/credentials.ts'
import { agdaPsEntry, type AgdaPsMapping } from './entry.ts'
import { formOf } from './form.ts'
import { recordOf } from './record.ts'

export function createAgdaPs({
  sftp,
}: {
  sftp: FolderAccess<SftpCredentials>
}): FileConnector<SftpCredentials, AgdaPsMapping> {
  return {
    entry: agdaPsEntry,
    connect: (credentials) => ({ ...sftp.at(credentials), record: recordOf, form: formOf }),
    close: () => sftp.close(),
  }
}
