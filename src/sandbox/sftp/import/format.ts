/** What the import job needs to know of a format; how it is told is the same for all. */
import type { PersonInRegister } from './register.ts'
import type { Shape } from './shape.ts'
import type { XmlNode } from './xml.ts'

/** Whose file it is. */
export type Owner = { companyNumber: string; organisationNumber: string | null }

export type Format = {
  nameProblem(name: string): string | undefined
  root(root: Pick<XmlNode, 'name' | 'attributes'>): string | undefined
  /** Elements below the root whose items come one by one, each with the shape of its items by name. */
  lists: Readonly<Record<string, Readonly<Record<string, Shape>>>>
  /** Other elements below the root. */
  nodes: Readonly<Record<string, Shape>>
  /** Elements that must be below the root. */
  required: readonly string[]
  /** What only the whole file shows: the names below the root, and the nodes that are no people. */
  file: ((names: ReadonlySet<string>, nodes: ReadonlyMap<string, XmlNode>) => string | undefined) | undefined
  nodeProblem(node: XmlNode, owner: Owner): string | undefined
  /** Of the person whom an element is about; undefined: of nobody. */
  keyOf(node: XmlNode): string | undefined
  /** Whether a second such element about the same person is a mistake. */
  isUnique(node: XmlNode): boolean
  change(person: PersonInRegister, node: XmlNode): void
}
