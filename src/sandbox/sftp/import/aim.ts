/** The person file of Agda PS ("AIM"): what it may hold, and what it does to a register. */
import {
  anyText,
  country,
  date,
  decimal,
  email,
  isDate,
  oneOf,
  pattern,
  personalNumber,
  type Check,
} from './checks.ts'
import { BLANK, childOf, textOf, type Shape } from './shape.ts'
import type { Format } from './format.ts'
import type { PersonInRegister } from './register.ts'
import type { XmlNode } from './xml.ts'

const leaf = (text: Check = anyText): Shape => ({ text, clears: true })
const key = (text: Check = anyText): Shape => ({ text })
const from = (name: string) => ({ [name]: { check: date, required: true } })

/** Rows of one name in a container; `key` tells them apart, and a row that is there already is changed. */
type Rows = { row: string; shape: Shape; key: (node: XmlNode) => string }

const money = decimal({ least: 0, digits: 2 })

const rows: Readonly<Record<string, Rows>> = {
  Adresser: {
    row: 'Adress',
    key: (node) => textOf(node, 'ADRESSTYP') ?? '',
    shape: {
      required: ['ADRESSTYP'],
      children: {
        ADRESSTYP: key(),
        CO_ADRESS: leaf(),
        ADRESS: leaf(),
        ADRESS2: leaf(),
        POSTNR: leaf(),
        ORT: leaf(),
        LAND: leaf(country),
        GALLANDE: leaf(),
      },
    },
  },
  Narstaende: {
    row: 'Narstaende',
    key: (node) => textOf(node, 'NARSTAENDENAMN') ?? '',
    shape: {
      required: ['NARSTAENDENAMN'],
      children: { NARSTAENDENAMN: key(), NARSTAENDEFODELSEDAG: leaf(date) },
    },
  },
  Bankkonton: {
    row: 'Bankkonto',
    key: () => '',
    shape: {
      children: {
        CLEARINGNUMMER: leaf(pattern(/^\d{4}$/, 'four digits')),
        CHECKSIFFRA: leaf(pattern(/^\d$/, 'one digit')),
        BANKKONTONUMMER: leaf(pattern(/^\d{1,15}$/, 'digits')),
        IBAN: leaf(pattern(/^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/, 'an IBAN')),
        BIC: leaf(pattern(/^[A-Z0-9]{8}(?:[A-Z0-9]{3})?$/, 'a BIC')),
      },
    },
  },
  Anstallningar: {
    row: 'Anstallning',
    key: (node) => textOf(node, 'ANSTALLNINGSDATUM') ?? '',
    shape: {
      required: ['ANSTALLNINGSDATUM'],
      children: {
        ANSTALLNINGSDATUM: key(date),
        AVGANGSDATUM: leaf(date),
        AVGANGSORSAK: leaf(),
        Anstallningsform: {
          needsChild: true,
          children: { TILLTRADE: leaf(date), ANSTALLNINGSFORM: leaf() },
        },
      },
      rule: (node) => {
        const end = textOf(node, 'AVGANGSDATUM') ?? ''
        return isDate(end) && end < (textOf(node, 'ANSTALLNINGSDATUM') ?? '')
          ? 'ends before it begins'
          : undefined
      },
    },
  },
  Befattningar: {
    row: 'Befattning',
    key: (node) =>
      [node.attributes['BEFATTNINGFOMDATUM'], textOf(node, 'BEFATTNINGSSTATUS') === 'U' && 'U']
        .filter(Boolean)
        .join(' '),
    shape: {
      attributes: from('BEFATTNINGFOMDATUM'),
      children: {
        BEFATTNING: leaf(),
        BEFATTNINGTOMDATUM: leaf(date),
        BEFATTNINGSSTATUS: key(oneOf(['H', 'U'])),
      },
    },
  },
  Arbetstider: {
    row: 'Arbetstid',
    key: (node) => node.attributes['ARBETSTIDFRANTID'] ?? '',
    shape: {
      attributes: from('ARBETSTIDFRANTID'),
      children: {
        VECKOARBETSTID: leaf(decimal({ least: 0, most: 168 })),
        SYSSELSATTNINGSGRAD: leaf(decimal({ least: 0, most: 100 })),
      },
    },
  },
  Organisationer: {
    row: 'Organisation',
    key: (node) => node.attributes['ORGANISATIONSFRANTID'] ?? '',
    shape: {
      attributes: from('ORGANISATIONSFRANTID'),
      children: { AVDELNING: leaf(), ARBETSLEDARE: leaf() },
    },
  },
  FastaArter: {
    row: 'FastArt',
    key: (node) => `${node.attributes['DATUM_IN']} ${textOf(node, 'LONEART')}`,
    shape: {
      attributes: from('DATUM_IN'),
      required: ['LONEART', 'FASTAARTER_TYP'],
      children: {
        LONEART: key(),
        PRIS: key(money),
        BELOPP: key(money),
        DATUM_UT: leaf(date),
        FASTAARTER_TYP: key(oneOf(['A', 'P'])),
      },
      rule: (node) => {
        // What is ended is named by its pay code alone.
        const isEnded = /^\d/.test(textOf(node, 'DATUM_UT') ?? '')
        const [used, unused] =
          textOf(node, 'FASTAARTER_TYP') === 'A' ? ['BELOPP', 'PRIS'] : ['PRIS', 'BELOPP']
        if (childOf(node, used ?? '') === undefined && !isEnded)
          return `${used} is missing for this FASTAARTER_TYP`
        return (textOf(node, unused ?? '') ?? '0.00') === '0.00'
          ? undefined
          : `${unused} is not 0.00 for this FASTAARTER_TYP`
      },
    },
  },
  Konteringar: {
    row: 'Kontering',
    key: (node) => `${node.attributes['KONTERINGFRANTID']} ${textOf(node, 'KONTERING')}`,
    shape: {
      attributes: from('KONTERINGFRANTID'),
      required: ['KONTERING'],
      children: { KONTERING: key(), KONTERINGTOMTID: leaf(date), DATA: leaf() },
    },
  },
}

const containers = Object.fromEntries(
  Object.entries(rows).map(([name, { row, shape }]): [string, Shape] => [
    name,
    { needsChild: true, children: { [row]: { needsChild: true, ...shape, repeats: true } } },
  ]),
)

const aimPerson: Shape = {
  first: ['FTG_NR', 'ANST_NR'],
  children: {
    FTG_NR: key(pattern(/^\d{1,10}$/, 'a number')),
    ANST_NR: key(pattern(/^\S{1,20}$/, 'a number of an employee')),
    FODELSEDATUM: leaf(date),
    PERSNR: leaf(personalNumber),
    EFTERNAMN: leaf(),
    FORNAMN: leaf(),
    MEDBORGARSKAP: leaf(country),
    EMAILADRESS: leaf(email),
    UTBETALNINGSTYP: leaf(),
    UTBETALNINGSSATT: leaf(),
    ...containers,
  },
}

/** `[OrgID]-[OrgName]-employees-[YYYYMMDD-HHMMSS].xml` */
function aimNameProblem(name: string): string | undefined {
  const [, year, month, day, hours, minutes, seconds] =
    /^[^\s-]+-\S+-employees-(\d{4})(\d{2})(\d{2})-(\d{2})(\d{2})(\d{2})\.xml$/.exec(name) ?? []
  const isTime = Number(hours) < 24 && Number(minutes) < 60 && Number(seconds) < 60
  return isDate(`${year}-${month}-${day}`) && isTime
    ? undefined
    : 'the name is not [OrgID]-[OrgName]-employees-[YYYYMMDD-HHMMSS].xml'
}

export const aim: Format = {
  nameProblem: aimNameProblem,
  root: ({ name, attributes }) => {
    if (name !== 'Personer') return 'the root is not Personer'
    return Object.keys(attributes).length > 0 ? 'the root has attributes' : undefined
  },
  lists: {},
  nodes: { Person: aimPerson },
  required: ['Person'],
  file: undefined,
  nodeProblem: (node, { companyNumber }) =>
    textOf(node, 'FTG_NR') === companyNumber
      ? undefined
      : 'Person/FTG_NR: is not the company of this account',
  keyOf: (node) => `${textOf(node, 'FTG_NR')}/${textOf(node, 'ANST_NR')}`,
  isUnique: () => true,
  change: changeByAim,
}

/** Delta: what is left out or empty stays, `{blank}` is taken away, a row is made or changed by its key. */
function changeByAim(person: PersonInRegister, node: XmlNode): void {
  for (const child of node.children) {
    const container = rows[child.name]
    if (container === undefined) set(person.fields, child.name, child.text)
    else
      for (const row of child.children)
        setRow(person, { container: child.name, key: container.key(row), row })
  }
}

function setRow(
  person: PersonInRegister,
  { container, key: of, row }: { container: string; key: string; row: XmlNode },
): void {
  const there = (person.rows[container] ??= {})
  const fields = (there[of] ??= {})
  for (const [name, value] of Object.entries(row.attributes)) set(fields, name, value)
  for (const child of row.children) {
    if (child.children.length === 0) set(fields, child.name, child.text)
    for (const { name, text } of child.children) set(fields, `${child.name}.${name}`, text)
  }
}

function set(fields: Record<string, string>, name: string, text: string): void {
  if (text === BLANK) delete fields[name]
  else if (text !== '') fields[name] = text
}
