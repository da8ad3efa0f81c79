// XML read by a strict parser: whatever is not well-formed throws.
import { SaxesParser } from 'saxes'

export type Node = { name: string; attributes: Record<string, string>; children: Node[]; text: string }

export function readXml(xml: string): Node {
  const top: Node = { name: '', attributes: {}, children: [], text: '' }
  const open = [top]
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const node: Node = { name, attributes: { ...attributes }, children: [], text: '' }
    open.at(-1)?.children.push(node)
    open.push(node)
  })
  parser.on('text', (text) => {
    const node = open.at(-1)
    if (node !== undefined && node !== top) node.text += text
  })
  parser.on('closetag', () => void open.pop())
  parser.write(xml).close()
  const [root] = top.children
  if (root === undefined) throw new Error('no element')
  return root
}

/** Every element with a path from the root: of leaves their text, of attributes `path@name`. */
export function leavesOf(node: Node, path = node.name): [string, string][] {
  const attributes = Object.entries(node.attributes).map(([name, value]): [string, string] => [
    `${path}@${name}`,
    value,
  ])
  const inside = node.children.flatMap((child) => leavesOf(child, `${path}/${child.name}`))
  const own: [string, string][] = node.children.length === 0 && node.text !== '' ? [[path, node.text]] : []
  return [...attributes, ...own, ...inside]
}
