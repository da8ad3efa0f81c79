/** An XML file element by element: what lies directly below the root, or in a list there, is handed on whole and forgotten. */
import { SaxesParser } from 'saxes'
import { BadFile } from './bad-file.ts'
import { decode } from './decode.ts'

export type XmlNode = { name: string; attributes: Record<string, string>; children: XmlNode[]; text: string }

export type Reading = {
  /** Whether an element below the root is a list, whose items are handed on one by one. */
  isList(name: string): boolean
  root(root: Pick<XmlNode, 'name' | 'attributes'>): void
  /** `list` undefined: directly below the root. */
  node(node: XmlNode, list: string | undefined): void
  /** A list at its end. */
  list(list: Pick<XmlNode, 'name' | 'attributes'> & { items: number }): void
}

const MOST_NODES = 10_000

/** Throws BadFile with the line. */
export async function readXml(chunks: AsyncIterable<Buffer>, reading: Reading): Promise<void> {
  const parser = new SaxesParser({ xmlns: false })
  const open: XmlNode[] = []
  let list: (XmlNode & { items: number }) | undefined
  let nodes = 0
  const refuse = (why: string): never => {
    throw new BadFile(`line ${parser.line}: ${why}`)
  }
  const told = (work: () => void): void => {
    try {
      work()
    } catch (error) {
      if (error instanceof BadFile) refuse(error.message)
      throw error
    }
  }
  /** The root, and a list: what lies in them is not kept. */
  const isPassing = (depth: number): boolean => depth === 1 || (depth === 2 && list !== undefined)

  parser.on('error', (error) => refuse(`not well-formed: ${error.message.replace(/^\d+:\d+: /, '')}`))
  parser.on('doctype', () => refuse('a DOCTYPE is not read'))
  parser.on('processinginstruction', () => refuse('a processing instruction is not read'))
  parser.on('opentag', ({ name, attributes }) => {
    const node: XmlNode = { name, attributes, children: [], text: '' }
    nodes = isPassing(open.length) ? 0 : nodes + 1
    if (nodes > MOST_NODES) refuse('one entry is too large')
    const parent = open.at(-1)
    if (parent === undefined) told(() => reading.root(node))
    else if (!isPassing(open.length)) parent.children.push(node)
    if (open.length === 1 && reading.isList(name)) list = Object.assign(node, { items: 0 })
    open.push(node)
  })
  const addText = (text: string): void => {
    const node = open.at(-1)
    if (node === undefined) return
    if (isPassing(open.length)) {
      if (text.trim() !== '') refuse(`text in ${node.name}`)
    } else node.text += text
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('closetag', () => {
    const node = open.pop()
    if (node === undefined || open.length === 0) return
    if (node === list) {
      const ended = list
      list = undefined
      return told(() => reading.list(ended))
    }
    if (!isPassing(open.length)) return
    if (open.length === 2 && list !== undefined) list.items += 1
    told(() => reading.node(node, list?.name))
  })

  for await (const text of decode(chunks)) parser.write(text)
  parser.close()
}
