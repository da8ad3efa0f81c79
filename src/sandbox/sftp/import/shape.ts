/** What an element may hold, as data, and the one function that compares an element with it. */
import type { Check } from './checks.ts'
import type { XmlNode } from './xml.ts'

export type Attribute = { check: Check; required?: boolean }

export type Shape = {
  /** of its text; without it there is none */
  text?: Check
  /** `{blank}` clears it, and nothing at all leaves it as it is */
  clears?: boolean
  attributes?: Readonly<Record<string, Attribute>>
  children?: Readonly<Record<string, Shape>>
  /** may stand more than once in its parent */
  repeats?: boolean
  /** children that must be there */
  required?: readonly string[]
  /** the children that come first, in this order */
  first?: readonly string[]
  /** at least one child, whichever */
  needsChild?: boolean
  /** what no table says */
  rule?: (node: XmlNode) => string | undefined
}

export const BLANK = '{blank}'

/** The first thing that is wrong, with the path of its element. */
export function problemOf(node: XmlNode, shape: Shape, path = node.name): string | undefined {
  return (
    attributeProblem(node, shape, path) ??
    textProblem(node, shape, path) ??
    childProblem(node, shape, path) ??
    prefixed(path, shape.rule?.(node))
  )
}

export function childOf(node: XmlNode, name: string): XmlNode | undefined {
  return node.children.find((child) => child.name === name)
}

export function textOf(node: XmlNode, name: string): string | undefined {
  return childOf(node, name)?.text
}

function prefixed(path: string, problem: string | undefined): string | undefined {
  return problem === undefined ? undefined : `${path}: ${problem}`
}

function attributeProblem({ attributes }: XmlNode, shape: Shape, path: string): string | undefined {
  const known = shape.attributes ?? {}
  for (const [name, value] of Object.entries(attributes)) {
    const problem = Object.hasOwn(known, name) ? known[name]?.check(value) : 'is not known'
    if (problem !== undefined) return `${path}@${name}: ${problem}`
  }
  const missing = Object.keys(known).find((name) => known[name]?.required && !Object.hasOwn(attributes, name))
  return missing === undefined ? undefined : `${path}@${missing}: is missing`
}

function textProblem({ text }: XmlNode, { text: check, clears }: Shape, path: string): string | undefined {
  if (check === undefined) return text.trim() === '' ? undefined : `${path}: holds text`
  if (clears && (text === '' || text === BLANK)) return undefined
  if (text === BLANK) return `${path}: cannot be cleared`
  return prefixed(path, check(text))
}

function childProblem(
  { children }: XmlNode,
  { children: known = {}, required = [], first = [], needsChild }: Shape,
  path: string,
): string | undefined {
  const names = children.map(({ name }) => name)
  const wrong = first.findIndex((name, index) => names[index] !== name)
  if (wrong !== -1) return `${path}: ${first.join(' and ')} must come first`
  const missing = required.find((name) => !names.includes(name))
  if (missing !== undefined) return `${path}/${missing}: is missing`
  if (needsChild && names.length === 0) return `${path}: holds nothing`
  const seen = new Set<string>()
  for (const child of children) {
    const shape = Object.hasOwn(known, child.name) ? known[child.name] : undefined
    const below = `${path}/${child.name}`
    if (shape === undefined) return `${below}: is not known`
    if (!shape.repeats && seen.has(child.name)) return `${below}: stands twice`
    seen.add(child.name)
    const problem = problemOf(child, shape, below)
    if (problem !== undefined) return problem
  }
  return undefined
}
