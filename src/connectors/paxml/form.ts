/** What stands around the lists of a file, and what it is called. */
import { localTimeAt } from '../../domain/local-time.ts'
import type { AboutFile, FileForm } from '../file-connection.ts'
import { holds, inFileName, valueOf } from '../file-text.ts'
import { element, type Xml } from '../xml.ts'
import type { PaxmlMapping } from './entry.ts'
import { PERSONS, TIMES } from './record.ts'

const ENCODING = 'iso-8859-1'
const SCHEMA = 'http://www.paxml.se/2.0/paxml.xsd'

export function formOf(about: AboutFile<PaxmlMapping>): FileForm {
  const { employer, mapping } = about
  const at = localTimeAt({ instant: about.at, timeZone: about.timeZone })
  const company = inFileName(mapping.companyId ?? numberOf(about) ?? employer.id)
  const stamp = at.replace(/[-:]/g, '').replace('T', '-')
  const root = `<paxml xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="${SCHEMA}">`
  const section = (name: string) => ({ name, head: `<${name}>\n`, tail: `</${name}>\n` })
  return {
    name: `${company}-paxml-${stamp}.xml`,
    mediaType: 'application/xml',
    encoding: ENCODING,
    head: `<?xml version="1.0" encoding="${ENCODING}"?>\n${root}\n${headerOf(about, at).xml}\n`,
    sections: [section(PERSONS), section(TIMES)],
    tail: '</paxml>\n',
  }
}

function headerOf(about: AboutFile<PaxmlMapping>, at: string): Xml {
  const { employer, mapping } = about
  return element('header', [
    element('format', 'REGISTER'),
    element('version', '2.0'),
    element('datum', at),
    ...optional('foretagid', mapping.companyId),
    ...optional('foretagorgnr', numberOf(about)),
    ...optional('foretagnamn', employer.name),
    element('programnamn', 'koppling'),
  ])
}

/** What the encoding cannot hold is no reason to send nobody: nothing of this is needed. */
function optional(name: string, text: string | null): Xml[] {
  const value = valueOf(text)
  return value !== null && holds(ENCODING, value) ? [element(name, value)] : []
}

/** Digits alone, at most 12. */
function numberOf({ employer }: AboutFile<PaxmlMapping>): string | null {
  const digits = (employer.organisationNumber ?? '').replace(/\D/g, '')
  return digits !== '' && digits.length <= 12 ? digits : null
}
