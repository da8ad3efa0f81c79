/**
 * One employee in the lists of a PAXml file: a `person` with what the target has not got yet, and a `tidtrans` for each absence. What
 * is left out is untouched there.
 */
import type { AskedOfFile, Fragments, Recorded } from '../file-connection.ts'
import { addPlain, keyChanged, sentOf, startRecord } from '../file-record.ts'
import { valueOf } from '../file-text.ts'
import { emailOf, homeParts, mobileOf, personnummerOf, plain, swedishAccountOf, type Sent } from '../payee.ts'
import { element, type Xml } from '../xml.ts'
import { absenceRows } from './absences.ts'
import { employmentOf } from './employment.ts'
import type { PaxmlMapping } from './entry.ts'
import type { Source } from './source.ts'

export const PERSONS = 'personal'
export const TIMES = 'tidtransaktioner'

export function recordOf(asked: AskedOfFile<PaxmlMapping>): Recorded {
  const { employee, mapping } = asked
  const number = valueOf(employee.employeeNumber) ?? ''
  if (asked.remoteId !== null && asked.remoteId !== number) return keyChanged(asked, asked.remoteId)
  const draft = startRecord({ asked, encoding: 'iso-8859-1' })
  const source: Source = { asked, draft, mapping }
  draft.key({
    name: 'employeeNumber',
    told: { employeeNumber: number },
    write: () => [element('anstid', number)],
  })
  const employment = employmentOf(source)
  if (employment === undefined) {
    draft.leaveOut('employments', 'no-employment')
    if (Object.keys(asked.delivered).length === 0) return draft.finish(number, {})
  }
  const { attributes, children } = personOf(source)
  const inside = [...children, ...(employment ?? [])]
  const isPerson = inside.length > 0 || Object.keys(attributes).length > 0
  const person = element('person', inside, { anstid: number, ...attributes })
  const times = absenceRows(source, { number })
  const fragments: Fragments = {
    ...(isPerson && { [PERSONS]: `${person.xml}\n` }),
    ...(times.length > 0 && { [TIMES]: times.map(({ xml }) => `${xml}\n`).join('') }),
  }
  return draft.finish(number, fragments)
}

function personOf({ asked, draft }: Source): { attributes: Record<string, string>; children: Xml[] } {
  const { employee, today } = asked
  const add = (field: string, name: string, sent: Sent<string>) => addPlain(draft, { field, name, sent })
  const identity = sentOf(draft, { field: 'nationalId', sent: personnummerOf(employee, today) })
  const persnr = identity === null ? [] : add('nationalId', 'persnr', { value: identity })
  return {
    attributes: identity !== null && persnr.length > 0 ? { persnr: identity } : {},
    children: [
      ...add('givenName', 'fornamn', plain(employee.givenName)),
      ...add('familyName', 'efternamn', plain(employee.familyName)),
      ...homeOf({ asked, draft }),
      ...add('mobilePhone', 'mobiltelefon', mobileOf(employee)),
      ...add('workEmail', 'epostarb', emailOf(employee.workEmail)),
      ...add('privateEmail', 'eposthem', emailOf(employee.privateEmail)),
      ...accountOf({ asked, draft }),
    ],
  }
}

/** Whole, since a street belongs to its city; a country alone says nothing about where somebody lives. */
function homeOf({ asked, draft }: Pick<Source, 'asked' | 'draft'>): Xml[] {
  const { parts, told } = homeParts(asked.employee, {
    street: 'postadress',
    postalCode: 'postnr',
    city: 'ort',
    country: 'land',
  })
  if (parts.length === 0) return []
  return draft.add({
    name: 'address',
    told,
    write: () => parts.map(({ name, value }) => element(name, value)),
  })
}

function accountOf({ asked, draft }: Pick<Source, 'asked' | 'draft'>): Xml[] {
  const account = sentOf(draft, { field: 'bankAccount', sent: swedishAccountOf(asked.employee) })
  if (account === null) return []
  const { clearing, checkDigit, number } = account
  const whole = `${clearing}${checkDigit ?? ''}`
  return draft.add({
    name: 'bankAccount',
    told: { bankAccount: `${whole} ${number}` },
    write: () => [element('bankclearing', whole), element('bankkonto', number)],
  })
}
