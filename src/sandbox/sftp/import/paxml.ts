/** PAXml 2.0 (schema of 2012-12): header, people and time transactions, and what they do to a register. */
import {
  anyText,
  atMost,
  bool,
  date,
  dateTime,
  decimal,
  exactly,
  integer,
  maybeText,
  oneOf,
  type Check,
} from './checks.ts'
import { childOf, textOf, type Attribute, type Shape } from './shape.ts'
import type { Format } from './format.ts'
import type { PersonInRegister } from './register.ts'
import type { XmlNode } from './xml.ts'

const leaf = (text: Check = maybeText, attributes: Record<string, Attribute> = {}): Shape => ({
  text,
  attributes,
})
const leaves = (...names: string[]) =>
  Object.fromEntries(names.map((name): [string, Shape] => [name, leaf()]))
const optional = (check: Check): Attribute => ({ check })
const required = (check: Check): Attribute => ({ check, required: true })
const list = (name: string, shape: Shape): Shape => ({
  needsChild: true,
  children: { [name]: { ...shape, repeats: true } },
})
const datedAmount = leaf(decimal(), { datum: optional(date) })

/** The register goes by `anstid`, which the schema leaves open. */
const whose = { anstid: required(anyText), persnr: optional(exactly(12)) }

const unitsOfResult = list('resenhet', {
  attributes: { dim: required(integer({ least: 1, most: 99 })), id: required(atMost(10)) },
})

const header: Shape = {
  required: ['version'],
  children: {
    ...leaves(
      'foretagid',
      'foretagnamn',
      'extraadress',
      'postadress',
      'postnr',
      'ort',
      'land',
      'epost',
      'hemsida',
      'kontaktperson',
      'personalansvarig',
      'attestansvarig',
      'telefon',
      'telefax',
      'programnamn',
      'programlicens',
      'info',
    ),
    format: leaf(oneOf(['LÖNIN', 'LÖNUT', 'REGISTER'])),
    version: leaf(oneOf(['2.0'])),
    datum: leaf(dateTime),
    nyexport: { attributes: { datum: required(date), datumfrom: optional(date), datumtom: optional(date) } },
    foretagorgnr: leaf(atMost(12)),
  },
}

const paxmlPerson: Shape = {
  attributes: { ...whose, delete: optional(bool) },
  children: {
    ...leaves(
      'fornamn',
      'efternamn',
      'extraadress',
      'postadress',
      'postnr',
      'ort',
      'land',
      'mobiltelefon',
      'hemtelefon',
      'arbetstelefon',
      'epostarb',
      'eposthem',
      'kategori',
      'befattning',
      'befattningskod',
      'semesteravtal',
      'bankclearing',
      'bankkonto',
      'info',
    ),
    // By the text that goes with the schema; in the schema itself any string.
    personaltyp: leaf(oneOf(['ARB', 'TJM'])),
    anstform: leaf(
      oneOf(['FAST', 'PROV', 'VISSTID', 'VIKARIAT', 'PENSION', 'PROJEKT', 'PRAKTIK', 'FERIE', 'SÄSONG']),
    ),
    anstdatum: leaf(date),
    avgdatum: leaf(date),
    lonform: leaf(oneOf(['TIM', 'MÅN'])),
    innevarande: leaf(bool),
    timlon: datedAmount,
    manlon: datedAmount,
    sysgrad: datedAmount,
    personbelopp: list('belopp', leaf(decimal(), { id: required(maybeText), datum: optional(date) })),
    persontexter: list('text', leaf(maybeText, { id: required(maybeText) })),
    semesterdagar: leaf(decimal()),
    skattetabell: leaf(decimal()),
    skattekolumn: leaf(integer()),
    skattejamkning: {
      attributes: {
        procent: optional(integer()),
        belopp: optional(decimal()),
        maxbelopp: optional(decimal()),
      },
    },
    loneutmatning: { attributes: { belopp: required(decimal()), forbehall: optional(decimal()) } },
    resenheter: unitsOfResult,
  },
}

/** In the order of the schema. */
const timeCodes = [
  ...[
    'SJK',
    'SJK_KAR',
    'SJK_LÖN',
    'SJK_ERS',
    'SJK_PEN',
    'ASK',
    'HAV',
    'FPE',
    'VAB',
    'SMB',
    'UTB',
    'MIL',
    'SVE',
  ],
  ...[
    'NÄR',
    'TJL',
    'SEM',
    'SEM_BET',
    'SEM_SPA',
    'SEM_OBE',
    'SEM_FÖR',
    'KOM',
    'PEM',
    'PER',
    'FAC',
    'ATK',
    'KON',
  ],
  ...[
    'PAP',
    'ATF',
    ...numbered('FR', 9),
    'FLX',
    ...numbered('TS', 9),
    'TID',
    'ARB',
    'MER',
    ...numbered('ÖT', 5),
  ],
  ...[
    ...numbered('ÖK', 5),
    ...numbered('OB', 5),
    ...numbered('OS', 5),
    ...numbered('JR', 3),
    ...numbered('JS', 3),
  ],
  ...[...numbered('BE', 3), ...numbered('BS', 3), ...numbered('RE', 3), 'HLG', 'SKI', ...numbered('LT', 9)],
  ...numbered('NV', 9),
]

function numbered(code: string, most: number): string[] {
  return Array.from({ length: most }, (_, index) => `${code}${index + 1}`)
}

const timeTransaction: Shape = {
  attributes: { ...whose, postid: optional(integer()) },
  required: ['tidkod'],
  children: {
    ...leaves('samlingsid', 'kontonr', 'info'),
    tidkod: leaf(oneOf(timeCodes)),
    datum: leaf(date),
    datumfrom: leaf(date),
    datumtom: leaf(date),
    starttid: leaf(dateTime),
    sluttid: leaf(dateTime),
    timmar: leaf(decimal()),
    omfattning: leaf(decimal({ above: 0, most: 100, atMostDigits: 2 })),
    barn: leaf(exactly(12)),
    semgrund: leaf(bool),
    kundnr: leaf(maybeText, { info: optional(maybeText) }),
    resenheter: unitsOfResult,
  },
  rule: (node) => {
    const has = (name: string) => childOf(node, name) !== undefined
    if (has('datum') === (has('datumfrom') || has('datumtom')))
      return 'has either datum or datumfrom and datumtom'
    if (has('datumfrom') !== has('datumtom')) return 'has datumfrom and datumtom together'
    if ((textOf(node, 'datumfrom') ?? '') > (textOf(node, 'datumtom') ?? '')) return 'ends before it begins'
    if (has('timmar') && !has('datum')) return 'has timmar only on a single date'
    return has('timmar') && has('omfattning') ? 'has not both timmar and omfattning' : undefined
  },
}

const attributesOfEvent = {
  ...whose,
  postid: optional(integer()),
  datum: optional(date),
  datumfrom: optional(date),
  datumtom: optional(date),
}

export const paxml: Format = {
  nameProblem: (name) =>
    /^[^\s/]+\.(?:xml|pax)$/i.test(name) ? undefined : 'the name does not end with .xml or .pax',
  root: rootProblem,
  lists: {
    personal: { person: paxmlPerson },
    tidtransaktioner: {
      tidtrans: timeTransaction,
      klar: { attributes: attributesOfEvent },
      attesterat: { attributes: attributesOfEvent },
    },
  },
  nodes: { header },
  required: ['header'],
  file: (names, nodes) => {
    const format = textOf(nodes.get('header') ?? nothing, 'format')
    if (names.has('personal') && format !== undefined && format !== 'REGISTER')
      return 'header/format: is not REGISTER, and there are people'
    return names.has('personal') || names.has('tidtransaktioner')
      ? undefined
      : 'there is neither personal nor tidtransaktioner'
  },
  nodeProblem: (node, { organisationNumber }) => {
    if (node.name !== 'header' || organisationNumber === null) return undefined
    const told = textOf(node, 'foretagorgnr')?.replaceAll('-', '')
    return told === undefined || told.endsWith(organisationNumber.replaceAll('-', ''))
      ? undefined
      : 'header/foretagorgnr: is not the company of this account'
  },
  keyOf: ({ name, attributes }) =>
    name === 'person' || name === 'tidtrans' ? attributes['anstid'] : undefined,
  isUnique: ({ name }) => name === 'person',
  change: changeByPaxml,
}

const nothing: XmlNode = { name: '', attributes: {}, children: [], text: '' }

function rootProblem({ name, attributes }: Pick<XmlNode, 'name' | 'attributes'>): string | undefined {
  if (name !== 'paxml') return 'the root is not paxml'
  const { 'xmlns:xsi': schemas, 'xsi:noNamespaceSchemaLocation': location, ...others } = attributes
  if (Object.keys(others).length > 0) return 'the root has attributes that are not known'
  if (schemas !== 'http://www.w3.org/2001/XMLSchema-instance')
    return 'the root does not name the namespace xsi'
  return location === 'http://www.paxml.se/2.0/paxml.xsd'
    ? undefined
    : 'the root does not name the schema of PAXml 2.0'
}

/** What is left out stays. A transaction is added whenever it is told, so `times` shows one that came twice. */
function changeByPaxml(person: PersonInRegister, node: XmlNode): void {
  if (node.name === 'tidtrans') return addTransaction(person, node)
  for (const name of ['persnr', 'delete']) {
    const value = node.attributes[name]
    if (value !== undefined) person.fields[name] = value
  }
  for (const child of node.children) {
    if (child.children.length > 0) person.rows[child.name] = rowsOf(child)
    else if (['timlon', 'manlon', 'sysgrad'].includes(child.name)) {
      const from = child.attributes['datum'] ?? ''
      const dated = (person.rows[child.name] ??= {})
      dated[from] = { [child.name]: child.text }
    } else if (Object.keys(child.attributes).length > 0)
      person.rows[child.name] = { '': { ...child.attributes } }
    else person.fields[child.name] = child.text
  }
}

/** Each list replaces what was there. */
function rowsOf({ children }: XmlNode): Record<string, Record<string, string>> {
  return Object.fromEntries(
    children.map(({ name, attributes, text }) => [
      attributes['dim'] ?? [attributes['id'], attributes['datum']].filter(Boolean).join(' '),
      { ...attributes, ...(text.trim() !== '' && { [name]: text }) },
    ]),
  )
}

function addTransaction(person: PersonInRegister, node: XmlNode): void {
  const told = Object.fromEntries(
    node.children.filter(({ children }) => children.length === 0).map(({ name, text }) => [name, text]),
  )
  const dates = told['datum'] ?? `${told['datumfrom']} ${told['datumtom']}`
  const added = (person.rows['tidtransaktioner'] ??= {})
  const key = [told['tidkod'], dates, node.attributes['postid']].filter(Boolean).join(' ')
  const times = Number(added[key]?.['times'] ?? 0) + 1
  added[key] = { ...told, times: String(times) }
}
