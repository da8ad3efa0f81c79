/** What stands around the persons of a file, and what it is called. */
import { localTimeAt } from '../../domain/local-time.ts'
import type { AboutFile, FileForm } from '../file-connection.ts'
import { inFileName } from '../file-text.ts'
import type { AgdaPsMapping } from './entry.ts'
import { PERSONS } from './record.ts'

export function formOf({ at, timeZone, mapping, employer }: AboutFile<AgdaPsMapping>): FileForm {
  const { companyNumber, encoding, organisation } = mapping
  const stamp = localTimeAt({ instant: at, timeZone }).replace(/[-:]/g, '').replace('T', '-')
  const id = inFileName(organisation.id ?? companyNumber)
  const name = inFileName(organisation.name ?? employer.name)
  return {
    name: `${id}-${name}-employees-${stamp}.xml`,
    mediaType: 'application/xml',
    encoding,
    head: `<?xml version="1.0" encoding="${encoding.toUpperCase()}"?>\n`,
    sections: [{ name: PERSONS, head: `<${PERSONS}>\n`, tail: `</${PERSONS}>\n` }],
    tail: '',
  }
}
