/** JSON on the way in: one document in UTF-8, of which nothing is lost or altered without a word. */
import { TextDecoder } from 'node:util'
import { Problem } from './problems.ts'

/** The message of a parser is never passed on: it quotes the document. */
export function parseJson(bytes: Buffer): unknown {
  const text = decode(bytes)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw invalid(`It is not valid JSON${position(error)}.`)
  }
  // JSON.parse keeps the last of two members of one name; a reader before us may have looked at the first.
  if (countNames(value) !== countNamesIn(text))
    throw invalid('One of its objects has two members of the same name.')
  return value
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw invalid('It is not valid UTF-8.')
  }
}

const position = (error: unknown): string => {
  const at = error instanceof Error ? / at position (\d+)/.exec(error.message)?.[1] : undefined
  return at === undefined ? '' : ` (at character ${at})`
}

const invalid = (what: string): Problem =>
  new Problem('invalid-json', { detail: `${what} Send one JSON document in UTF-8.` })

/** Far more than any document has; what works through a value by recursion would end at some thousands. */
const deepest = 100

/** How many members all objects in it have. Looks at every text on the way. */
function countNames(document: unknown): number {
  let names = 0
  const open = [{ value: document, depth: 0 }]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, depth } = next
    if (typeof value === 'string') requireCharacters(value)
    if (typeof value !== 'object' || value === null) continue
    if (depth === deepest) throw invalid(`It is nested more than ${deepest} levels deep.`)
    if (!Array.isArray(value)) names += Object.keys(value).length
    for (const inner of Object.values(value) as unknown[]) open.push({ value: inner, depth: depth + 1 })
  }
  return names
}

/** Half of a surrogate pair is no character: UTF-8 cannot hold it, and another one would be stored. */
function requireCharacters(text: string): void {
  if (!text.isWellFormed())
    throw invalid('One of its texts holds half of a surrogate pair (\\ud800 to \\udfff).')
}

/** In valid JSON a text is a name if a colon follows. */
function countNamesIn(text: string): number {
  let names = 0
  for (const [, colon] of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?/g))
    if (colon !== undefined) names += 1
  return names
}
