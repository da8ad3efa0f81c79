/** One file of a format: judged whole, then applied whole. */
import { createReadStream } from 'node:fs'
import { BadFile } from './bad-file.ts'
import { problemOf, type Shape } from './shape.ts'
import { readXml, type XmlNode } from './xml.ts'
import type { Format, Owner } from './format.ts'
import type { Register } from './register.ts'

type Source = { chunks: () => AsyncIterable<Buffer>; format: Format }

export function chunksOf(path: string) {
  return (): AsyncIterable<Buffer> => createReadStream(path, { highWaterMark: 256 * 1024 })
}

/** Throws BadFile unless all of it is right. Answers how many people it tells of. */
export async function judgeFile({
  chunks,
  format,
  name,
  owner,
}: Source & { name: string; owner: Owner }): Promise<{ people: number }> {
  insist(format.nameProblem(name))
  const names = new Set<string>()
  const nodes = new Map<string, XmlNode>()
  const people = new Set<string>()
  const unique = new Set<string>()
  const enter = (element: string, repeats: boolean): void => {
    if (!repeats && names.has(element)) throw new BadFile(`${element}: stands twice`)
    names.add(element)
  }
  await readXml(chunks(), {
    isList: (element) => Object.hasOwn(format.lists, element),
    root: (root) => insist(format.root(root)),
    node(node, list) {
      const shape = shapeOf({ format, list, element: node.name })
      const path = list === undefined ? node.name : `${list}/${node.name}`
      if (shape === undefined) throw new BadFile(`${path}: is not known`)
      insist(problemOf(node, shape, path) ?? format.nodeProblem(node, owner))
      const key = format.keyOf(node)
      if (list === undefined) enter(node.name, key !== undefined)
      if (key === undefined) return void nodes.set(node.name, node)
      people.add(key)
      if (!format.isUnique(node)) return
      if (unique.has(key)) throw new BadFile(`${path}: the same person stands twice`)
      unique.add(key)
    },
    list({ name: element, attributes, items }) {
      enter(element, false)
      if (Object.keys(attributes).length > 0) throw new BadFile(`${element}: has attributes`)
      if (items === 0) throw new BadFile(`${element}: holds nothing`)
    },
  })
  const missing = format.required.find((element) => !names.has(element))
  if (missing !== undefined) throw new BadFile(`${missing}: is missing`)
  insist(format.file?.(names, nodes))
  return { people: people.size }
}

/** Of a file that was judged. */
export async function applyFile({
  chunks,
  format,
  register,
}: Source & { register: Register }): Promise<void> {
  await readXml(chunks(), {
    isList: (element) => Object.hasOwn(format.lists, element),
    root: () => undefined,
    list: () => undefined,
    node(node) {
      const key = format.keyOf(node)
      if (key !== undefined) register.change(key, (person) => format.change(person, node))
    },
  })
}

function shapeOf({
  format,
  list,
  element,
}: {
  format: Format
  list: string | undefined
  element: string
}): Shape | undefined {
  const shapes = list === undefined ? format.nodes : (format.lists[list] ?? {})
  return Object.hasOwn(shapes, element) ? shapes[element] : undefined
}

function insist(problem: string | undefined): void {
  if (problem !== undefined) throw new BadFile(problem)
}
