// The published schema of PAXml 2.0 as data, as far as persons and time transactions go.
import type { Node } from './xml.ts'

type Rule = (text: string) => boolean
type Shape = {
  attributes?: Record<string, Rule>
  /** each at most once */
  all?: Record<string, Shape>
  required?: string[]
  /** at least one, and nothing else */
  listOf?: [name: string, shape: Shape]
  text?: Rule
}

const any: Rule = () => true
const matching =
  (pattern: RegExp): Rule =>
  (text) =>
    pattern.test(text)
const oneOf =
  (...texts: string[]): Rule =>
  (text) =>
    texts.includes(text)
const atMost =
  (length: number): Rule =>
  (text) =>
    text.length <= length
const date = matching(/^\d{4}-\d\d-\d\d$/)
const decimal = matching(/^-?\d+(\.\d+)?$/)
const personnummer = matching(/^.{12}$/)
const percent: Rule = (text) => /^\d+(\.\d{1,2})?$/.test(text) && Number(text) > 0 && Number(text) <= 100
const timeCodes = oneOf(
  ...'SJK SJK_KAR SJK_LÖN SJK_ERS SJK_PEN ASK HAV FPE VAB SMB UTB MIL SVE NÄR TJL SEM SEM_BET SEM_SPA SEM_OBE'.split(
    ' ',
  ),
  ...'SEM_FÖR KOM PEM PER FAC ATK KON PAP ATF FR1 FR2 FR3 FR4 FR5 FR6 FR7 FR8 FR9 FLX'.split(' '),
  ...'TS1 TS2 TS3 TS4 TS5 TS6 TS7 TS8 TS9 TID ARB MER'.split(' '),
)

const texts = (...names: string[]): Record<string, Shape> =>
  Object.fromEntries(names.map((name) => [name, { text: any }]))
const dated: Shape = { text: decimal, attributes: { datum: date } }
const units: Shape = {
  listOf: [
    'resenhet',
    { attributes: { dim: matching(/^[1-9]\d?$/), id: atMost(10) }, required: ['@dim', '@id'] },
  ],
}

const person: Shape = {
  attributes: { anstid: any, persnr: personnummer, delete: oneOf('true', 'false') },
  all: {
    ...texts('fornamn', 'efternamn', 'extraadress', 'postadress', 'postnr', 'ort', 'land', 'mobiltelefon'),
    ...texts('hemtelefon', 'arbetstelefon', 'epostarb', 'eposthem', 'personaltyp', 'kategori'),
    ...texts(
      'befattning',
      'befattningskod',
      'anstform',
      'semesteravtal',
      'bankclearing',
      'bankkonto',
      'info',
    ),
    anstdatum: { text: date },
    avgdatum: { text: date },
    lonform: { text: oneOf('TIM', 'MÅN') },
    timlon: dated,
    manlon: dated,
    sysgrad: dated,
    resenheter: units,
  },
}

const transaction: Shape = {
  attributes: { postid: matching(/^\d+$/), anstid: any, persnr: personnummer },
  required: ['tidkod'],
  all: {
    ...texts('samlingsid', 'kontonr', 'info'),
    tidkod: { text: timeCodes },
    datum: { text: date },
    datumfrom: { text: date },
    datumtom: { text: date },
    timmar: { text: decimal },
    omfattning: { text: percent },
    resenheter: units,
  },
}

const paxml: Shape = {
  attributes: { 'xmlns:xsi': any, 'xsi:noNamespaceSchemaLocation': any },
  required: ['header'],
  all: {
    header: {
      required: ['version'],
      all: {
        ...texts('format', 'foretagid', 'foretagnamn', 'programnamn', 'programlicens', 'info'),
        version: { text: oneOf('2.0') },
        datum: { text: matching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/) },
        foretagorgnr: { text: atMost(12) },
      },
    },
    personal: { listOf: ['person', person] },
    tidtransaktioner: { listOf: ['tidtrans', transaction] },
  },
}

/** Whatever breaks the schema, by its place; nothing if the file is valid. */
export function breachesOfPaxml(root: Node): string[] {
  return root.name === 'paxml' ? breaches(root, paxml, root.name) : [`${root.name}: not paxml`]
}

function breaches(node: Node, shape: Shape, at: string): string[] {
  const { attributes = {}, all = {}, required = [], listOf, text } = shape
  const found: string[] = []
  for (const [name, value] of Object.entries(node.attributes))
    if (!attributes[name]?.(value)) found.push(`${at}@${name}: ${value}`)
  const has = [
    ...node.children.map(({ name }) => name),
    ...Object.keys(node.attributes).map((name) => `@${name}`),
  ]
  for (const name of required) if (!has.includes(name)) found.push(`${at}: without ${name}`)
  if (listOf !== undefined && node.children.length === 0) found.push(`${at}: empty`)
  for (const child of node.children) {
    const inside = listOf === undefined ? all[child.name] : child.name === listOf[0] ? listOf[1] : undefined
    const path = `${at}/${child.name}`
    if (inside === undefined) found.push(`${path}: unknown`)
    else found.push(...breaches(child, inside, path))
    if (listOf === undefined && node.children.filter(({ name }) => name === child.name).length > 1)
      found.push(`${path}: twice`)
  }
  if (node.children.length === 0 && !(text ?? isNothing)(node.text)) found.push(`${at}: ${node.text}`)
  if (node.children.length > 0 && !isNothing(node.text)) found.push(`${at}: text between elements`)
  return [...found, ...ofTimes(node, at)]
}

const isNothing: Rule = (text) => text.trim() === ''

/** What the text of the format says, and its schema cannot. */
function ofTimes({ name, children }: Node, at: string): string[] {
  if (name !== 'tidtrans') return []
  const has = (child: string) => children.some((one) => one.name === child)
  const isSpan = has('datumfrom') && has('datumtom')
  const isDay = has('datum') && !has('datumfrom') && !has('datumtom')
  return [
    ...(isDay !== isSpan ? [] : [`${at}: neither one day nor days from and to`]),
    ...(has('timmar') && (has('omfattning') || !isDay)
      ? [`${at}: hours beside an extent or several days`]
      : []),
  ]
}
